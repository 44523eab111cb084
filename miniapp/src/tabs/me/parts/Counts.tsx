import type { MeTab } from '@laurel/shared/tabs'
import { View } from '@tarojs/components'
import { open, urls } from '../../../platform/navigate.ts'
import { Card, Num } from '../../../ui/index.ts'
import s from './Counts.module.scss'

interface CountProps {
  name: string
  amount: number
  words: string
  url: string
}

const Count = ({ name, amount, words, url }: CountProps) => (
  <View className={`${s.count} count-${name}`} onClick={() => void open(url)} aria-role='button'>
    <Num className={name} value={amount} size='l' tone='ink' />
    {words}
  </View>
)

export const Counts = ({ me }: { me: MeTab }) => (
  <Card className={s.counts}>
    <Count name='balance' amount={me.points?.balance ?? 0} words='积分' url={urls.points()} />
    <Count name='open-orders' amount={me.openOrders} words='进行中' url={urls.orders()} />
    <Count name='parcels' amount={me.parcelsUnderWay} words='待收货' url={urls.orders()} />
  </Card>
)
