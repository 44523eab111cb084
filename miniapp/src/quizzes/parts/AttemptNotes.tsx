import type { OpenAttempt } from '@laurel/shared/quizzes'
import { View } from '@tarojs/components'
import { Slot } from '../../parts/Slot.tsx'
import { Icon, Words } from '../../ui/index.ts'
import { leavingWords, passWords } from '../words.zh.ts'
import s from './AttemptNotes.module.scss'
import { Gains } from './Gains.tsx'

/** What leaving does, as long as there is something to come back for, and what passing gives. */
export const AttemptNotes = ({ attempt, isShut }: { attempt: OpenAttempt; isShut: boolean }) => (
  <>
    <Slot>
      {isShut ? null : (
        <View className={s.leaving}>
          <Icon name='info' size={18} tone='ink-3' />
          <Words kind='note' tone='ink-3' className={`leaving ${s.words}`}>
            {leavingWords(attempt, attempt.now)}
          </Words>
        </View>
      )}
    </Slot>
    <View className={`passing ${s.passing}`}>
      <Words kind='note' inline tone='ink-2'>
        {passWords(attempt)}
      </Words>
      <Gains points={attempt.points} growth={attempt.growth} chances={attempt.chances} />
    </View>
  </>
)
