import { View } from '@tarojs/components'
import { Bar, Card, formatNumber, Num, Words } from '../../ui/index.ts'
import s from './GapHero.module.scss'

interface GapHeroProps {
  balance: number
  pricePoints: number
}

/** Refused for want of points: the gap leads. */
export const GapHero = ({ balance, pricePoints }: GapHeroProps) => (
  <Card className='refused gap' shape='hero' tone='fruit'>
    <Words className={s.deep} strong>
      现在还不能兑换
    </Words>
    <View className={s.gap}>
      还差 <Num className='gap-points' value={pricePoints - balance} size='hero' /> 积分
    </View>
    <Bar value={Math.max(0, balance)} max={pricePoints} tone='fruit' thick />
    <View className={s.ends}>
      <View>可用 {formatNumber(balance)}</View>
      <View>需要 {formatNumber(pricePoints)}</View>
    </View>
  </Card>
)
