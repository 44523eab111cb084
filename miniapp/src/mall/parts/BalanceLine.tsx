import { View } from '@tarojs/components'
import { asMember } from '../../platform/gate.ts'
import { useSession } from '../../platform/session.ts'
import { Button, Points, Switch, Words } from '../../ui/index.ts'
import s from './BalanceLine.module.scss'

interface BalanceLineProps {
  balance: number | null
  affordable: boolean
  onAffordable: (affordable: boolean) => void
}

/** Before the goods, so that each price is judged against it. */
export function BalanceLine({ balance, affordable, onAffordable }: BalanceLineProps) {
  const isMember = useSession(({ member }) => member !== null)
  if (!isMember) return <GuestLine />
  if (balance === null) return <View className={s.line} />
  return (
    <View className={`balance-line ${s.line}`}>
      <View className={s.part}>
        <Points className='balance' value={balance} size='l' />
        <Words kind='note' tone='ink-2'>
          可用积分
        </Words>
      </View>
      <View className={s.part}>
        <Words kind='note' tone='ink-2'>
          只看我能换的
        </Words>
        <Switch checked={affordable} onChange={onAffordable} label='只看我能换的' />
      </View>
    </View>
  )
}

const GuestLine = () => (
  <View className={`balance-line ${s.line}`}>
    <Words kind='note' tone='ink-2'>
      登录后可以看到你能换什么
    </Words>
    <Button size='s' kind='line' className='sign-in-button' onClick={() => asMember(() => {})}>
      登录
    </Button>
  </View>
)
