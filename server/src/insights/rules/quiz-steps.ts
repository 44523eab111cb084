/** From a glance at a quiz to a prize in the hand, and what each who went all the way cost. */
import type { QuizReport } from '@laurel/shared/quiz-insights'
import { bpsOf } from './figures.ts'

type Step = QuizReport['steps'][number]

interface Reached {
  seen: number
  started: number
  passed: readonly { stage: number; members: number }[]
  drew: number
  claimed: number
}

/** Every stage has its line, also one that nobody passed. */
export function stepsTo(lastStage: number, { passed, ...reached }: Reached): Step[] {
  const stages = Array.from({ length: lastStage }, (_, index) => {
    const members = passed.find(({ stage }) => stage === index + 1)?.members ?? 0
    return { step: 'passed' as const, stage: index + 1, members }
  })
  const plain = (step: 'seen' | 'started' | 'drew' | 'claimed') => ({
    step,
    stage: null,
    members: reached[step],
  })
  const steps = [plain('seen'), plain('started'), ...stages, plain('drew'), plain('claimed')]
  return steps.map((line, place) => {
    const before = steps[place - 1]
    return { ...line, fromBeforeBps: before ? bpsOf(line.members, before.members) : null }
  })
}

type Cost = QuizReport['cost']

/** Rounded up: a cost is not made smaller than it is. */
export function costsEach(cost: Omit<Cost, 'pointsEach' | 'fenEach'>): Cost {
  const each = (sum: number): number | null => (cost.completed ? Math.ceil(sum / cost.completed) : null)
  return { ...cost, pointsEach: each(cost.quizPoints + cost.drawPoints), fenEach: each(cost.prizeFen) }
}
