/** The daily sign-in: it is claimed by its own tap and its days are counted by `streak.ts`, so no fact advances it. */
import type { ArgsOf, KindOfTask } from './kind.ts'

export const signIn: KindOfTask<ArgsOf<'sign-in'>> = {
  topics: () => ['sign-in'],
  unit: () => 'times',
  target: ({ rewards }) => rewards.length,
  faultIn: () => null,
  contribution: () => null,
  advance: (progress) => progress,
}
