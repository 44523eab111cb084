import type { Static } from 'typebox'
import { call, type RefusalOf } from './call.ts'
import type * as schema from './tasks.schema.ts'

export type SignInDayState = 'done' | 'today' | 'next' | 'missed'
export type SignInBoard = Static<typeof schema.SignInBoard>
export type SignedIn = Static<typeof schema.SignedIn>
export type SignInRule = Static<typeof schema.SignInRule>
type Nothing = Record<never, never>

export const tasksApi = {
  signInBoard: call<Nothing, SignInBoard>()('GET', '/tasks/sign-in'),
  signIn: call<Nothing, SignedIn>()('POST', '/tasks/sign-in', [
    'TASK_CLOSED',
    'TASK_ALREADY_CLAIMED',
    'BUDGET_EXHAUSTED',
    'BUDGET_WINDOW_FULL',
  ]),
}

export const tasksAdminApi = {
  signInRule: call<Nothing, SignInRule>()('GET', '/admin/tasks/sign-in', ['TASK_UNKNOWN']),
  setSignInRule: call<SignInRule, SignInRule>()('PUT', '/admin/tasks/sign-in', [
    'BUDGET_UNKNOWN',
    'CURRENCY_MISMATCH',
  ]),
}

export type SignInTaskRefusal = RefusalOf<typeof tasksApi.signIn>
