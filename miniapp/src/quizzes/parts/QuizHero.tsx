import type { QuizPage } from '@laurel/shared/quizzes'
import { View } from '@tarojs/components'
import { Row, Tag, Words, Wreath } from '../../ui/index.ts'
import { datesWords, roundWords, stateTags } from '../words.zh.ts'
import s from './QuizHero.module.scss'

const LEAVES = 20

/** What it is, from when to when; each stage that was passed closes the laurel a little. */
export function QuizHero({ page }: { page: QuizPage }) {
  const { title, subtitle, state, round, stages } = page
  const passed = stages.filter((stage) => stage.state === 'passed').length
  return (
    <View className={`quiz-hero ${s.hero}`}>
      <View className={s.words}>
        <Words kind='title' className='quiz-title'>
          {title}
        </Words>
        <Words tone='ink-2'>{subtitle}</Words>
        <Row wrap gap={8} className={s.dates}>
          <Tag tone={state === 'live' ? 'accent' : 'plain'} className={s.tag}>
            {stateTags[state]}
          </Tag>
          <Words kind='note' inline tone='ink-2'>
            {datesWords(page)}
          </Words>
        </Row>
        <Words kind='note' tone='ink-2'>
          {roundWords[round]}
        </Words>
      </View>
      <Wreath
        className={s.wreath}
        progress={stages.length > 0 ? (LEAVES * passed) / stages.length : 0}
        size={96}
        tone='outline'
      >
        <View className={`quiz-passed ${s.count}`}>{`${passed}/${stages.length}`}</View>
        <View className={s.unit}>关</View>
      </Wreath>
    </View>
  )
}
