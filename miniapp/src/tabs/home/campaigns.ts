/** What is played now, in the order in which it concerns this member. Pure: the tab only draws it. */
import type { HomeTab } from '@laurel/shared/tabs'

type Campaigns = HomeTab['campaigns']

export type Played =
  | { kind: 'quiz'; id: string; quiz: Campaigns['quizzes'][number] }
  | { kind: 'draw'; id: string; draw: Campaigns['draws'][number] }

/** A chance that waits, a stage that waits, and what there is to see. */
function rank(played: Played): number {
  if (played.kind === 'draw') return played.draw.chances > 0 ? 0 : 2
  return played.quiz.passed < played.quiz.stages ? 1 : 3
}

/** Of the same rank, the server's own order: the newest first. */
export function playedNow({ quizzes, draws }: Campaigns): Played[] {
  const all: Played[] = [
    ...quizzes.map((quiz): Played => ({ kind: 'quiz', id: quiz.quizId, quiz })),
    ...draws.map((draw): Played => ({ kind: 'draw', id: draw.drawId, draw })),
  ]
  return all.sort((a, b) => rank(a) - rank(b))
}
