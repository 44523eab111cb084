import type { TaskLine } from '@laurel/shared/tasks'
import { View } from '@tarojs/components'
import { useElder } from '../../platform/elder.ts'
import { open, urls } from '../../platform/navigate.ts'
import { Button, Icon, Tag } from '../../ui/index.ts'
import { claimTask, type TaskAct } from '../claims.ts'
import { wayTo } from '../go.ts'
import { barTags, goWords } from '../words.zh.ts'
import s from './TaskAction.module.scss'

interface TaskActionProps {
  task: TaskLine
  act: TaskAct
}

/** At the right of a task: claim it (solid), go and do it (outline), or why neither. */
export function TaskAction({ task, act }: TaskActionProps) {
  if (act === 'go') return <Go task={task} />
  if (act !== 'none') return <Claim task={task} act={act} />
  if (task.state === 'claimed') return <Tag tone='accent'>已领取</Tag>
  if (task.bar === 'TIER_TOO_LOW') return <ToTiers />
  return task.bar ? <Tag>{barTags[task.bar]}</Tag> : null
}

const claimWords = { claim: '领取', sending: '正在领取', waiting: '待发送' }

function Claim({ task: { taskId }, act }: { task: TaskLine; act: keyof typeof claimWords }) {
  return (
    <Button
      className='claim-button'
      size='s'
      full={useElder()}
      disabled={act === 'waiting'}
      loading={act === 'sending'}
      onClick={() => claimTask(taskId)}
    >
      {claimWords[act]}
    </Button>
  )
}

const Go = ({ task: { go } }: { task: TaskLine }) => (
  <Button className='go-button' kind='line' size='s' full={useElder()} onClick={() => wayTo(go)?.()}>
    {goWords[go ?? '']}
  </Button>
)

const ToTiers = () => (
  <View className={`to-tiers ${s.more}`} onClick={() => void open(urls.tiers())} aria-role='button'>
    看等级
    <Icon name='chevron' size={16} tone='ink-2' />
  </View>
)
