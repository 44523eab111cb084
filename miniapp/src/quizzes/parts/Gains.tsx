import type { StageChances } from '@laurel/shared/quizzes'
import { View } from '@tarojs/components'
import { Growth, Points, Words } from '../../ui/index.ts'
import { chancesWords } from '../words.zh.ts'
import s from './Gains.module.scss'

interface GainsProps {
  points: number
  growth: number
  chances: readonly StageChances[]
}

/** What passing gives: fruit, leaves, and chances in a draw. */
export const Gains = ({ points, growth, chances }: GainsProps) => (
  <View className={`quiz-gains ${s.gains}`}>
    {points > 0 ? <Points value={points} signed size='s' /> : null}
    {growth > 0 ? <Growth value={growth} signed size='s' /> : null}
    {chances.length > 0 ? (
      <Words kind='note' inline>
        {chancesWords(chances)}
      </Words>
    ) : null}
  </View>
)
