import type { ScoredAttempt } from '@laurel/shared/quizzes'
import { View } from '@tarojs/components'
import { classNames, Num, Words, Wreath } from '../../ui/index.ts'
import { endedWords, resultNote, resultTitle, stageTitle } from '../words.zh.ts'
import s from './ResultHero.module.scss'

const LEAVES = 20

/** How many were right: so much of the laurel, and what it means. */
export function ResultHero({ attempt }: { attempt: ScoredAttempt }) {
  const { stage, stageTitle: title, correct, total } = attempt
  const passed = attempt.passed && attempt.reward !== 'rejected'
  const ended = endedWords(attempt)
  return (
    <View className={classNames(passed ? 'result-passed' : 'result-failed', s.hero, passed && s.passed)}>
      <Wreath progress={(LEAVES * correct) / total} size={136} tone='outline'>
        <View className={`result-score ${s.score}`}>
          <Num value={correct} size='hero' />
          <View className={s.total}>{`/ ${total} 题`}</View>
        </View>
      </Wreath>
      <View className={s.words}>
        <Words kind='note' tone='ink-2'>
          {stageTitle({ stage, title })}
        </Words>
        <Words kind='title' className='result-title'>
          {resultTitle(attempt)}
        </Words>
        <Words className='result-note'>{resultNote(attempt)}</Words>
        {ended ? (
          <Words kind='note' tone='ink-2'>
            {ended}
          </Words>
        ) : null}
      </View>
    </View>
  )
}
