import type { OpenAttempt } from '@laurel/shared/quizzes'
import { View } from '@tarojs/components'
import { Button, classNames, Sheet, Words } from '../../ui/index.ts'
import { role } from '../../ui/role.ts'
import { isAnswered, type Marks, unansweredNumbers } from '../answers.ts'
import { goTo, lookOver, usePlace } from '../place.ts'
import { handInNote, handInTitle } from '../words.zh.ts'
import s from './Overview.module.scss'

interface OverviewProps {
  attempt: OpenAttempt
  marks: Marks
  place: number
  onHandIn: () => void
}

/** All questions by their numbers: what is missing, a way back to each, and handing in. */
export function Overview({ attempt: { questions }, marks, place, onHandIn }: OverviewProps) {
  const isOpen = usePlace((at) => at.isOverview)
  const unanswered = unansweredNumbers(questions, marks).length
  const hand = () => {
    lookOver(false)
    onHandIn()
  }
  return (
    <Sheet open={isOpen} title={handInTitle(unanswered)} onClose={() => lookOver(false)}>
      <View className='overview'>
        <Words kind='note' tone='ink-2'>
          {handInNote(unanswered)}
        </Words>
        <View className={s.numbers}>
          {questions.map((question, at) => {
            const isDone = isAnswered(question, marks)
            return (
              <View
                key={question.token}
                className={classNames('to-question', s.number, isDone && s.done, at === place && s.here)}
                onClick={() => goTo(at)}
                {...role('button')}
                aria-label={`第 ${question.number} 题，${isDone ? '已答' : '未答'}`}
              >
                {question.number}
              </View>
            )
          })}
        </View>
        <Button className='hand-in-now' full onClick={hand}>
          {unanswered > 0 ? '现在交卷' : '交卷'}
        </Button>
      </View>
    </Sheet>
  )
}
