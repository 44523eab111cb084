import type { TaskLine } from '@laurel/shared/tasks'
import { View } from '@tarojs/components'
import { now } from '../../platform/clock.ts'
import { Growth, Icon, Points, Row, Words } from '../../ui/index.ts'
import { claimRefusalWords } from '../../words.zh.ts'
import { useClaims } from '../claims.ts'
import { barWords, taskNote } from '../words.zh.ts'
import s from './TaskRow.module.scss'
import { WaitingNote } from './WaitingNote.tsx'

/** A fruit is points, a leaf is growth; then what is missing and by when. */
export function Reward({ task }: { task: TaskLine }) {
  const note = taskNote(task, now())
  return (
    <View className={s.reward}>
      {task.points > 0 ? <Points value={task.points} size='s' signed /> : null}
      {task.growth > 0 ? <Growth value={task.growth} size='s' signed /> : null}
      {note ? (
        <Words kind='note' tone='ink-3' inline className='task-note'>
          {note}
        </Words>
      ) : null}
    </View>
  )
}

/** Under the reward: why it is barred, why the claim was refused, or that it waits. */
export function TaskTrouble({ task, waitingAt }: { task: TaskLine; waitingAt: number | null }) {
  const refusal = useClaims(({ refused }) => refused[task.taskId])
  if (waitingAt !== null) return <WaitingNote className='claim-waiting' at={waitingAt} done='已领' />
  if (refusal)
    return (
      <Words kind='note' tone='stop' className='claim-refused'>
        {claimRefusalWords(refusal)}
      </Words>
    )
  return task.bar ? <Barred bar={task.bar} subject={task.barSubject} /> : null
}

const Barred = ({ bar, subject }: { bar: NonNullable<TaskLine['bar']>; subject: string | null }) => (
  <Row gap={4} className='task-bar'>
    <Icon name={bar === 'TIER_TOO_LOW' ? 'lock' : 'info'} size={16} tone='ink-2' />
    <Words kind='note' tone='ink-2' inline>
      {barWords(bar, subject)}
    </Words>
  </Row>
)
