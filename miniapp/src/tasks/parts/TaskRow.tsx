import type { TaskLine } from '@laurel/shared/tasks'
import { View } from '@tarojs/components'
import { useWaiting } from '../../parts/Loaded.tsx'
import { open, urls } from '../../platform/navigate.ts'
import { Bar, Num, Words } from '../../ui/index.ts'
import { taskAct, useClaims } from '../claims.ts'
import { claimedNote, claimedTitle, targetWords, valueWords } from '../words.zh.ts'
import { Celebration } from './Celebration.tsx'
import { TaskAction } from './TaskAction.tsx'
import { Reward, TaskTrouble } from './TaskNotes.tsx'
import s from './TaskRow.module.scss'

/** When this task's claim was tapped and has got no answer yet. */
function useWaitingClaim(taskId: string): number | null {
  const waiting = useWaiting().find(
    ({ kind, input }) => kind === 'claim' && (input as { taskId: string }).taskId === taskId,
  )
  return waiting?.at ?? null
}

export function TaskRow({ task }: { task: TaskLine }) {
  const claimed = useClaims(({ claimed }) => claimed[task.taskId])
  if (!claimed) return <Standing task={task} />
  return (
    <Celebration
      inList
      title={claimedTitle(claimed)}
      note={claimedNote(claimed)}
      onMore={() => void open(urls.why(claimed.subject))}
    />
  )
}

/** Nothing to do in it now: it stands back, and a claimed one has closed up. */
const isQuiet = ({ state }: TaskLine): boolean => state === 'barred' || state === 'claimed'

function Standing({ task }: { task: TaskLine }) {
  const busy = useClaims(({ busy }) => busy[task.taskId] ?? false)
  const waitingAt = useWaitingClaim(task.taskId)
  const act = taskAct({ task, busy, waits: waitingAt !== null })
  return (
    <View className={`task task-${task.state} ${s.task}`}>
      <View className={s.head}>
        <View className={s.words}>
          <Words strong tone={isQuiet(task) ? 'ink-2' : 'ink'} className='task-title'>
            {task.title}
          </Words>
          {task.state === 'claimed' ? null : (
            <Words kind='note' tone='ink-2'>
              {task.text}
            </Words>
          )}
          <Reward task={task} />
        </View>
        <TaskAction task={task} act={act} />
      </View>
      <TaskTrouble task={task} waitingAt={act === 'waiting' ? waitingAt : null} />
      {isQuiet(task) ? null : <Progress task={task} />}
    </View>
  )
}

const Progress = ({ task }: { task: TaskLine }) => (
  <View className={`task-progress ${s.progress}`}>
    <Bar value={task.value} max={task.target} />
    <View className={s.count}>
      <Num value={valueWords(task)} size='s' tone='ink' />
      {` ${targetWords(task)}`}
    </View>
  </View>
)
