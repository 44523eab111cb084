/** Claiming what a task gives: one write a task, and what it came to until the page is left. */
import { type TaskClaimed, type TaskLine, tasksApi } from '@laurel/shared/tasks'
import { create } from 'zustand'
import { Refused } from '../platform/ask.ts'
import { asMember } from '../platform/gate.ts'
import { send } from '../platform/outbox.ts'
import { wayTo } from './go.ts'

interface Claims {
  busy: Readonly<Record<string, boolean>>
  /** The celebrations, by task. */
  claimed: Readonly<Record<string, TaskClaimed>>
  /** Why not, by task: a refusal's code. */
  refused: Readonly<Record<string, string>>
}

const START: Claims = { busy: {}, claimed: {}, refused: {} }

export const useClaims = create<Claims>(() => START)

export const claimTask = (taskId: string): void => asMember(() => void attempt(taskId))

async function attempt(taskId: string): Promise<void> {
  if (useClaims.getState().busy[taskId]) return
  turn(taskId, { busy: true })
  try {
    const claimed = await send('claim', tasksApi.claim, { taskId })
    turn(taskId, { busy: false, claimed })
  } catch (error) {
    // Without an answer it waits in the outbox, and its row says so.
    turn(taskId, { busy: false, ...(error instanceof Refused ? { refused: error.code } : {}) })
  }
}

/** In one go, so that the row is drawn once. */
function turn(taskId: string, to: { busy: boolean; claimed?: TaskClaimed; refused?: string }): void {
  useClaims.setState(({ busy, claimed, refused }) => ({
    busy: { ...busy, [taskId]: to.busy },
    claimed: to.claimed ? { ...claimed, [taskId]: to.claimed } : claimed,
    refused: { ...without(refused, taskId), ...(to.refused ? { [taskId]: to.refused } : {}) },
  }))
}

function without<Value>(all: Readonly<Record<string, Value>>, taskId: string): Record<string, Value> {
  const { [taskId]: _, ...rest } = all
  return rest
}

/** The page was left: what it said has been read. Claims on their way stay. */
export function forgetClaims(): void {
  useClaims.setState({ claimed: {}, refused: {} })
}

/** What the answers already tell, until the board is read again. */
export const withClaimed = (tasks: readonly TaskLine[], claimed: Claims['claimed']): TaskLine[] =>
  tasks.map((line) => claimed[line.taskId]?.task ?? line)

export type TaskAct = 'claim' | 'sending' | 'waiting' | 'go' | 'none'

/** What the button of a row can do now. */
export function taskAct(facts: {
  task: Pick<TaskLine, 'state' | 'go'>
  busy: boolean
  waits: boolean
}): TaskAct {
  if (facts.busy) return 'sending'
  if (facts.waits) return 'waiting'
  if (facts.task.state === 'claimable') return 'claim'
  return facts.task.state === 'doing' && wayTo(facts.task.go) ? 'go' : 'none'
}
