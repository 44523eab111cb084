import type { PointsSummary } from '@laurel/shared/points'
import { View } from '@tarojs/components'
import { Points, Words } from '../../ui/index.ts'
import { debtWords } from '../../words.zh.ts'
import s from './Balance.module.scss'

export const Balance = ({ points: { balance, debt } }: { points: PointsSummary }) => (
  <View className={s.balance}>
    <Words kind='note' tone='ink-2'>
      可用积分
    </Words>
    <Points className='balance' value={balance} size='hero' />
    {debt > 0 ? (
      <Words kind='note' tone='stop' className='debt'>
        {debtWords(debt)}
      </Words>
    ) : null}
  </View>
)
