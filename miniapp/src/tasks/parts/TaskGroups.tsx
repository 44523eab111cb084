import type { TaskLine } from '@laurel/shared/tasks'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { classNames, Empty, List, Segments, Words } from '../../ui/index.ts'
import { useClaims } from '../claims.ts'
import { groupsOf, leadingGroup, type TaskGroupLines } from '../groups.ts'
import { groupTitle, groupWords, readyWords } from '../words.zh.ts'
import s from './TaskGroups.module.scss'
import { TaskRow } from './TaskRow.tsx'

/** The groups under one another; the one chosen above stands first. */
export function TaskGroups({ tasks }: { tasks: readonly TaskLine[] }) {
  const claimed = useClaims((claims) => claims.claimed)
  const groups = groupsOf(tasks, (taskId) => taskId in claimed)
  const [chosen, choose] = useState(() => leadingGroup(groups))
  if (groups.length === 0) return <Empty title='暂时没有任务' note='有新任务时会显示在这里' />
  const first = groups.some(({ group }) => group === chosen) ? chosen : leadingGroup(groups)
  const items = groups.map(({ group, lines }) => ({
    value: group,
    label: `${groupWords[group]} ${lines.length}`,
  }))
  return (
    <View className={`task-groups ${s.groups}`}>
      <Segments items={items} value={first} onChange={choose} />
      {groups.map((each) => (
        <Group key={each.group} {...each} first={each.group === first} />
      ))}
    </View>
  )
}

/** Moved by style alone: the boxes stay where they are, so that a tap sends two names and not the list. */
const Group = ({ group, lines, first }: TaskGroupLines & { first: boolean }) => (
  <View className={classNames(`group-${group}`, s.group, first && s.first)}>
    <View className={s.head}>
      <Words kind='head'>{groupTitle(group)}</Words>
      <Words kind='note' tone='ink-2'>
        {readyWords(lines)}
      </Words>
    </View>
    <List>
      {lines.map((task) => (
        <TaskRow key={task.taskId} task={task} />
      ))}
    </List>
  </View>
)
