import type { SignInBoard } from '@laurel/shared/tasks'
import { expect, test } from 'vitest'
import { signInAct } from './sign-in.ts'

const board = (changes: Partial<SignInBoard>): SignInBoard => ({
  streakDays: 0,
  signedToday: false,
  pointsToday: 5,
  days: [],
  open: true,
  ...changes,
})

test.each([
  ['sign', { board: board({}), busy: false, waits: false }],
  ['sending', { board: board({}), busy: true, waits: true }],
  ['waiting', { board: board({}), busy: false, waits: true }],
  ['done', { board: board({ signedToday: true }), busy: false, waits: false }],
  ['done', { board: board({ signedToday: true, open: false }), busy: false, waits: false }],
  ['closed', { board: board({ open: false }), busy: false, waits: false }],
])('the button is %s', (act, facts) => {
  expect(signInAct(facts)).toBe(act)
})
