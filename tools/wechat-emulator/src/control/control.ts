/** What a test or a person may do to the emulator beside calling it: the other side of the phone. */
import { resetState, type State } from '../state.ts'
import type { App, AppSettings } from '../stores/apps.ts'
import type { CallRecord } from '../stores/calls.ts'
import type { Fault, FaultInput } from '../stores/faults.ts'
import type { User, UserInput } from '../stores/users.ts'

/** `appid` is that of the first app when left out. */
export interface Control {
  createUser(input?: UserInput & { appid?: string }): User
  users(): User[]
  /** What wx.login would give this user. */
  loginCode(openid: string): string
  setBlocked(openid: string, blocked: boolean): User
  configureApp(settings: AppSettings & { appid?: string }): void
  /** As if another server had forced a new stable token: the one in use dies without a word. */
  supersedeToken(appid?: string): void
  now(): number
  advance(ms: number): number
  setClock(at: number): number
  fault(input: FaultInput): Fault
  faults(): Fault[]
  clearFaults(path?: string): void
  calls(path?: string): CallRecord[]
  /** Calls by path since the last reset. */
  counters(): Record<string, number>
  reset(): void
}

export class ControlError extends Error {
  readonly status: 404 | 409

  constructor(status: 404 | 409, message: string) {
    super(message)
    this.status = status
  }
}

export function createControl(state: State): Control {
  return {
    ...people(state),
    ...platform(state),
    ...time(state),
    ...records(state),
    reset: () => resetState(state),
  }
}

const people = (state: State) => ({
  createUser({ appid, ...input }: UserInput & { appid?: string } = {}) {
    const user = state.users.add(appOf(state, appid), input)
    if (!user) throw new ControlError(409, `user ${input.openid} exists already`)
    return user
  },
  users: () => state.users.list(),
  loginCode: (openid: string) => state.loginCodes.issue(userOf(state, openid)),
  setBlocked: (openid: string, blocked: boolean) => Object.assign(userOf(state, openid), { blocked }),
})

const platform = (state: State) => ({
  configureApp: ({ appid, ...settings }: AppSettings & { appid?: string }) =>
    state.apps.configure(appOf(state, appid), settings),
  supersedeToken(appid?: string) {
    state.stableTokens.replace(appOf(state, appid).appid, 0)
  },
  fault: (input: FaultInput) => state.faults.add(input),
  faults: () => state.faults.list(),
  clearFaults: (path?: string) => state.faults.clear(path),
})

const time = ({ clock }: State) => ({
  now: () => clock.now(),
  advance(ms: number) {
    clock.advance(ms)
    return clock.now()
  },
  setClock(at: number) {
    clock.set(at)
    return clock.now()
  },
})

const records = (state: State) => ({
  calls: (path?: string) => state.calls.list(path),
  counters: () => state.calls.counters(),
})

function appOf(state: State, appid: string | undefined): App {
  const app = appid === undefined ? state.apps.first() : state.apps.find(appid)
  if (!app) throw new ControlError(404, `no app ${appid}`)
  return app
}

function userOf(state: State, openid: string): User {
  const user = state.users.find(openid)
  if (!user) throw new ControlError(404, `no user ${openid}`)
  return user
}
