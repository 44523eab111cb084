import { View } from '@tarojs/components'
import { Card, Num, Points } from '../../ui/index.ts'
import s from './BalanceAfter.module.scss'

interface BalanceAfterProps {
  balance: number
  pricePoints: number
}

/** What is there, what goes, what stays. */
export const BalanceAfter = ({ balance, pricePoints }: BalanceAfterProps) => (
  <Card className='balance-after'>
    <View className={s.line}>
      <View>当前余额</View>
      <Num value={balance} size='s' />
    </View>
    <View className={s.line}>
      <View>本次使用</View>
      <Num value={-pricePoints} size='s' signed />
    </View>
    <View className={s.total}>
      <View>兑换后余额</View>
      <Points value={balance - pricePoints} size='m' />
    </View>
  </Card>
)
