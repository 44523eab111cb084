/** Sends what was tapped in the background, several answers at a time; what got lost goes along with the next. */
import { quizzesApi } from '@laurel/shared/quizzes'
import { create } from 'zustand'
import { ask, Refused } from '../platform/ask.ts'
import { unsent } from './answers.ts'
import { markSent, marksOf } from './sheet.ts'

/** saved: the server has all. waiting: it did not answer; the answers are on the phone. over: it takes no more. */
export type SavingState = 'saved' | 'saving' | 'waiting' | 'over'

interface Saving {
  attemptId: string | null
  state: SavingState
  /** Grows when the server had newer ones than what was sent: it must be asked what stands. */
  outdated: number
}

/** Somebody who chooses several options is still choosing. */
const SOON_MS = 400
const AGAIN_MS = [2_000, 4_000] as const
const AGAIN_MAX_MS = 8_000

const START: Saving = { attemptId: null, state: 'saved', outdated: 0 }

export const useSaving = create<Saving>(() => START)

let timer: ReturnType<typeof setTimeout> | undefined
let isSending = false
let failures = 0

/** After a tap, and when the page comes up: what an earlier launch could not send goes too. */
export function saveSoon(attemptId: string): void {
  if (useSaving.getState().attemptId !== attemptId) {
    failures = 0
    useSaving.setState({ ...START, attemptId })
  }
  schedule(attemptId, SOON_MS)
}

/** At once: the member asks for it, or puts the phone away. */
export function saveNow(attemptId: string): void {
  failures = 0
  clearTimeout(timer)
  void save(attemptId)
}

/** The page is left, or all goes out with the hand-in: nothing is tried again. */
export function stopSaving(): void {
  clearTimeout(timer)
  timer = undefined
  failures = 0
  useSaving.setState(START)
}

function schedule(attemptId: string, inMs: number): void {
  clearTimeout(timer)
  timer = setTimeout(() => void save(attemptId), inMs)
}

async function save(attemptId: string): Promise<void> {
  const answers = unsent(marksOf(attemptId))
  if (isSending || answers.length === 0 || !isWanted(attemptId)) return
  isSending = true
  if (failures === 0) tell(attemptId, 'saving')
  const { state, isOutdated } = await ask(quizzesApi.answer, { attemptId, answers }).then(
    ({ saved }) => ({ state: 'saved' as const, isOutdated: saved < answers.length }),
    (error: unknown) => ({ state: stateAfter(error), isOutdated: false }),
  )
  isSending = false
  if (state === 'saved') markSent(attemptId, answers)
  if (isOutdated) useSaving.setState(({ outdated }) => ({ outdated: outdated + 1 }))
  goOn(attemptId, state)
}

/** A server that is busy is asked again too; one that has scored the attempt is not. */
const stateAfter = (error: unknown): SavingState =>
  error instanceof Refused && ENDS.includes(error.code) ? 'over' : 'waiting'

const ENDS = ['ATTEMPT_OVER', 'ATTEMPT_UNKNOWN', 'SESSION_EXPIRED', 'SESSION_REVOKED', 'SESSION_MISSING']

function goOn(attemptId: string, state: SavingState): void {
  if (isWanted(attemptId)) goOnHere(attemptId, state)
  else goOnElsewhere()
}

function goOnHere(attemptId: string, state: SavingState): void {
  tell(attemptId, state)
  failures = state === 'waiting' ? failures + 1 : 0
  if (state === 'waiting') schedule(attemptId, AGAIN_MS[failures - 1] ?? AGAIN_MAX_MS)
  else if (state === 'saved' && unsent(marksOf(attemptId)).length > 0) schedule(attemptId, 0)
}

/** Another attempt came to the front meanwhile, and had to wait. */
function goOnElsewhere(): void {
  const { attemptId } = useSaving.getState()
  if (attemptId) schedule(attemptId, 0)
}

const isWanted = (attemptId: string): boolean => useSaving.getState().attemptId === attemptId

function tell(attemptId: string, state: SavingState): void {
  useSaving.setState({ attemptId, state })
}
