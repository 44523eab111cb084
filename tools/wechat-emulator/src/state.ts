/** Everything the emulator remembers, in one small typed store a subject. */
import { type Clock, createClock } from './clock.ts'
import { createRandomness, type Randomness } from './randomness.ts'
import { type AppInput, type Apps, createApps } from './stores/apps.ts'
import { type Calls, createCalls } from './stores/calls.ts'
import { createFaults, type Faults } from './stores/faults.ts'
import { createLoginCodes, type LoginCodes } from './stores/login-codes.ts'
import { createQuotas, type Quotas } from './stores/quotas.ts'
import { createSessionKeys, type SessionKeys } from './stores/session-keys.ts'
import { createTokens, type Tokens } from './stores/tokens.ts'
import { createUsers, type Users } from './stores/users.ts'

export interface State {
  clock: Clock
  random: Randomness
  apps: Apps
  users: Users
  loginCodes: LoginCodes
  sessionKeys: SessionKeys
  /** Of /cgi-bin/token; the two kinds know nothing of each other. */
  plainTokens: Tokens
  stableTokens: Tokens
  quotas: Quotas
  calls: Calls
  faults: Faults
}

export interface StateOptions {
  apps: readonly AppInput[]
  now: () => number
  seed: number
}

export function createState({ apps, now, seed }: StateOptions): State {
  const clock = createClock(now)
  const random = createRandomness(seed)
  return {
    clock,
    random,
    apps: createApps(apps),
    users: createUsers(random),
    loginCodes: createLoginCodes(clock, random),
    sessionKeys: createSessionKeys(random),
    plainTokens: createTokens(clock, random),
    stableTokens: createTokens(clock, random),
    quotas: createQuotas(clock),
    calls: createCalls(),
    faults: createFaults(random),
  }
}

/** As just started, but the randomness goes on: a token from before a reset must not come back as good. */
export function resetState(state: State): void {
  state.clock.reset()
  state.apps.reset()
  const { users, loginCodes, sessionKeys, plainTokens, stableTokens, quotas, calls, faults } = state
  for (const store of [users, loginCodes, sessionKeys, plainTokens, stableTokens, quotas, calls, faults]) {
    store.clear()
  }
}
