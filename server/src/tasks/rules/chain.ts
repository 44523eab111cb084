/** All of the named tasks were completed, in whatever order. */
import type { ArgsOf, KindOfTask } from './kind.ts'

export const chain: KindOfTask<ArgsOf<'chain'>> = {
  topics: () => ['task.completed'],
  unit: () => 'tasks',
  target: ({ tasks }) => new Set(tasks).size,
  faultIn: ({ tasks }) => (new Set(tasks).size < tasks.length ? '/args/tasks' : null),
  contribution({ type, data }, undoings, { tasks }) {
    const part = String(data.taskId)
    if (type !== 'task.completed' || !tasks.includes(part)) return null
    return { amount: undoings.length ? 0 : 1, part }
  },
  advance({ parts }, { amount, part }) {
    const done = amount === 0 || parts.includes(part) ? parts : [...parts, part]
    return { value: done.length, parts: done }
  },
}
