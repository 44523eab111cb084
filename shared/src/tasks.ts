import type { Static } from 'typebox'
import { call, type RefusalOf } from './call.ts'
import type * as schema from './tasks.schema.ts'

export type SignInDayState = 'done' | 'today' | 'next' | 'missed'
export type SignInBoard = Static<typeof schema.SignInBoard>
export type SignedIn = Static<typeof schema.SignedIn>
export type TaskKindName = Static<typeof schema.TaskKindName>
export type TaskGroup = Static<typeof schema.TaskGroup>
export type TaskPeriod = Static<typeof schema.TaskPeriod>
export type TaskBody = Static<typeof schema.TaskBody>
export type TaskLine = Static<typeof schema.TaskLine>
export type TaskBar = Static<typeof schema.TaskBar>
export type TaskBoard = Static<typeof schema.TaskBoard>
export type TaskClaimed = Static<typeof schema.TaskClaimed>
type Nothing = Record<never, never>

export const tasksApi = {
  signInBoard: call<Nothing, SignInBoard>()('GET', '/tasks/sign-in'),
  signIn: call<Nothing, SignedIn>()('POST', '/tasks/sign-in', [
    'TASK_CLOSED',
    'TASK_ALREADY_CLAIMED',
    'BUDGET_EXHAUSTED',
    'BUDGET_WINDOW_FULL',
    'OFFER_PAUSED',
  ]),
  board: call<Nothing, TaskBoard>()('GET', '/tasks'),
  claim: call<{ taskId: string }, TaskClaimed>()('POST', '/tasks/:taskId/claim', [
    'TASK_UNKNOWN',
    'TASK_CLOSED',
    'TASK_ALREADY_CLAIMED',
    'TASK_NOT_DONE',
    'TASK_NOT_YET',
    'TASK_CLAIM_OVER',
    'TIER_TOO_LOW',
    'OFFER_PAUSED',
    'BUDGET_EXHAUSTED',
    'BUDGET_WINDOW_FULL',
  ]),
}

export type SignInTaskRefusal = RefusalOf<typeof tasksApi.signIn>
export type ClaimTaskRefusal = RefusalOf<typeof tasksApi.claim>
