/** How many answers of an attempt are right, and whether that passes the stage. */
import type { WhyStep } from '@laurel/shared/why'

export interface Answered {
  /** Keys in the order of the alphabet; null: not answered. */
  chosen: string | null
  answer: string
}

export interface Score {
  correct: number
  passed: boolean
}

/** All keys of an answer and no other: half of it is wrong. */
export const isRight = ({ chosen, answer }: Answered): boolean => chosen === answer

export function scoreOf(answers: readonly Answered[], passCorrect: number): Score {
  const correct = answers.filter(isRight).length
  return { correct, passed: correct >= passCorrect }
}

interface Reckoned {
  correct: number
  total: number
  passCorrect: number
}

/** As it is told to whoever asks why. */
export const stepsOf = ({ correct, total, passCorrect }: Reckoned): WhyStep[] => [
  { step: 'right', value: correct, unit: 'questions' },
  { step: 'asked', value: total, unit: 'questions' },
  { step: 'target', value: passCorrect, unit: 'questions' },
]
