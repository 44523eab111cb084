/** Where a member stands in a stage, and what bars him from it: one reckoning for the page and for the start. */
import type { QuizStage, StageState } from '@laurel/shared/quizzes'

export interface Stood {
  passedAt: number | null
  running: boolean
  /** What its last attempt waits for. */
  review: 'none' | 'held' | 'released' | 'rejected'
  /** The business day of the last attempt, and how many there were on it. */
  day: string
  attemptsOfDay: number
}

export interface StageCase {
  isBarred: boolean
  /** The stage before it was passed in this round; the first one has none before it. */
  isReached: boolean
  stood: Stood | undefined
  attemptsADay: number
  today: string
}

export const attemptsLeft = (
  { attemptsADay }: Pick<QuizStage, 'attemptsADay'>,
  stood: Pick<Stood, 'day' | 'attemptsOfDay'> | undefined,
  today: string,
): number => Math.max(0, attemptsADay - (stood?.day === today ? stood.attemptsOfDay : 0))

/** What was begun is there to be ended, whatever came in between. */
export function stageState({ isBarred, isReached, stood, attemptsADay, today }: StageCase): StageState {
  if (stood?.passedAt) return 'passed'
  if (stood?.running) return 'running'
  if (stood?.review === 'held') return 'held'
  if (isBarred) return 'barred'
  if (!isReached) return 'locked'
  return attemptsLeft({ attemptsADay }, stood, today) > 0 ? 'open' : 'spent'
}

type StartBar = 'TIER_TOO_LOW' | 'STAGE_LOCKED' | 'STAGE_PASSED' | 'ATTEMPTS_SPENT'

const bars: Partial<Record<StageState, StartBar>> = {
  barred: 'TIER_TOO_LOW',
  locked: 'STAGE_LOCKED',
  passed: 'STAGE_PASSED',
  spent: 'ATTEMPTS_SPENT',
}

/** Null: begin, or go on. */
export const barStart = (state: StageState): StartBar | null => bars[state] ?? null
