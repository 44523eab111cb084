/** What is wrong in the body of a quiz that its schema can't say. */
import type { MixPart, QuizBody, QuizStage } from '@laurel/shared/quizzes'

const QUESTIONS_MAX = 100

export const questionsIn = ({ mix }: Pick<QuizStage, 'mix'>): number =>
  mix.reduce((sum, { count }) => sum + count, 0)

export const givesPoints = ({ stages }: QuizBody): boolean => stages.some(({ points }) => points > 0)

/** The JSON pointer of the first fault. */
export function faultInQuiz({ stages }: QuizBody): string | null {
  for (const [i, stage] of stages.entries()) {
    const place = faultInStage(stage)
    if (place !== null) return `/stages/${i}${place}`
  }
  return null
}

function faultInStage({ mix, passCorrect }: QuizStage): string | null {
  const second = mix.findIndex((part, i) => mix.findIndex((other) => isSame(part, other)) < i)
  if (second >= 0) return `/mix/${second}`
  const questions = questionsIn({ mix })
  if (questions > QUESTIONS_MAX) return '/mix'
  return passCorrect > questions ? '/passCorrect' : null
}

const isSame = (part: MixPart, other: MixPart): boolean =>
  part.category === other.category && part.difficulty === other.difficulty
