import type { OpenAttempt } from '@laurel/shared/quizzes'
import { View } from '@tarojs/components'
import { classNames, Num, Row } from '../../ui/index.ts'
import { role } from '../../ui/role.ts'
import { isAnswered, type Marks } from '../answers.ts'
import { lookOver } from '../place.ts'
import { leafStates, leavesInRow } from '../progress.ts'
import type { Heard } from '../server-clock.ts'
import { progressLabel } from '../words.zh.ts'
import s from './AttemptHead.module.scss'
import { Timer } from './Timer.tsx'

interface AttemptHeadProps {
  attempt: OpenAttempt
  heard: Heard
  marks: Marks
  place: number
}

/** Where the member is, how much time is left, and a leaf for each question. */
export function AttemptHead({ attempt: { questions }, heard, marks, place }: AttemptHeadProps) {
  const answered = questions.filter((question) => isAnswered(question, marks)).length
  const columns = { gridTemplateColumns: `repeat(${leavesInRow(questions.length)}, minmax(0, 1fr))` }
  return (
    <View className={s.head}>
      <Row between wrap>
        <View className={`attempt-place ${s.place}`}>
          第 <Num value={place + 1} size='l' /> / {questions.length} 题
        </View>
        <Timer heard={heard} />
      </Row>
      <View
        className={`leaves ${s.leaves}`}
        style={columns}
        onClick={() => lookOver(true)}
        {...role('button')}
        aria-label={`${progressLabel(place, answered, questions)}，打开答题卡`}
      >
        {leafStates(questions, marks, place).map((state, at) => (
          <View key={questions[at]?.token} className={classNames(`leaf leaf-${state}`, s.leaf, s[state])} />
        ))}
      </View>
    </View>
  )
}
