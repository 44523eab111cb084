/** The one thing that can be done next in a quiz, of all its stages. */
import type { QuizPage, StageLine, StageState } from '@laurel/shared/quizzes'

export type ClosedBecause = 'soon' | 'paused' | 'over' | 'spent' | 'none'

export type QuizAct =
  | { kind: 'go-on'; stage: StageLine; attemptId: string }
  | { kind: 'start'; stage: StageLine }
  /** It is looked at a second time; what comes of it stands on its own page. */
  | { kind: 'review'; attemptId: string }
  | { kind: 'raise-tier'; tier: string }
  | { kind: 'done'; drawId: string | null }
  | { kind: 'closed'; because: ClosedBecause }

type Shown = Pick<QuizPage, 'state' | 'gate' | 'stages'>

const inState = (page: Shown, state: StageState): StageLine | undefined =>
  page.stages.find((stage) => stage.state === state)

/** An attempt that is under way goes on whatever became of the quiz. */
export function nextAct(page: Shown): QuizAct {
  const running = inState(page, 'running')
  if (running?.attemptId) return { kind: 'go-on', stage: running, attemptId: running.attemptId }
  if (page.stages.every(({ state }) => state === 'passed'))
    return { kind: 'done', drawId: firstDraw(page.stages) }
  if (page.state !== 'live') return { kind: 'closed', because: page.state }
  if (page.gate !== null) return { kind: 'raise-tier', tier: page.gate }
  return openAct(page)
}

function openAct(page: Shown): QuizAct {
  const open = inState(page, 'open')
  if (open) return { kind: 'start', stage: open }
  const held = inState(page, 'held')
  if (held?.attemptId) return { kind: 'review', attemptId: held.attemptId }
  return { kind: 'closed', because: inState(page, 'spent') ? 'spent' : 'none' }
}

const firstDraw = (stages: readonly StageLine[]): string | null =>
  stages.flatMap(({ chances }) => chances)[0]?.drawId ?? null
