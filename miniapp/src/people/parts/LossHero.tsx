import { Text, View } from '@tarojs/components'
import { Card, Num, Words } from '../../ui/index.ts'
import s from './LossHero.module.scss'

/** What is given up leads: nobody should learn it afterwards. */
export const LossHero = ({ points }: { points: number }) => (
  <Card className='loss' shape='hero' tone='fruit'>
    <Words strong>注销后立即失效</Words>
    <View className={s.points}>
      <Num className='loss-points' value={points} size='hero' />
      <Text>积分</Text>
    </View>
    <Words kind='note'>
      {points > 0 ? '不能转走、不能折现。想用掉的话，先去商城兑换' : '账上没有积分，不会失去积分'}
    </Words>
  </Card>
)
