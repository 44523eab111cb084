/** Everything the emulator remembers, in one small typed store a subject. */
import { type Clock, createClock } from './clock.ts'
import { alphanumeric, createRandomness, hexadecimal, type Randomness } from './randomness.ts'
import { type AppInput, type Apps, createApps } from './stores/apps.ts'
import { type Calls, createCalls } from './stores/calls.ts'
import { createErrands, type Errands } from './stores/errands.ts'
import { createFaults, type Faults } from './stores/faults.ts'
import { createLanes, type Lanes } from './stores/lanes.ts'
import { createLinks, type Links } from './stores/links.ts'
import { createMediaChecks, type MediaChecks } from './stores/media-checks.ts'
import { createMessages, type Messages } from './stores/messages.ts'
import { createOneTimeCodes, type OneTimeCodes } from './stores/one-time-codes.ts'
import { createPushes, type Pushes } from './stores/pushes.ts'
import { createQrCodes, type QrCodes } from './stores/qr-codes.ts'
import { createQuotas, type Quotas } from './stores/quotas.ts'
import { createRids, type Rids } from './stores/rids.ts'
import { createSessionKeys, type SessionKeys } from './stores/session-keys.ts'
import { createSubscriptions, type Subscriptions } from './stores/subscriptions.ts'
import { createTemplates, type Templates } from './stores/templates.ts'
import { createTokens, type Tokens } from './stores/tokens.ts'
import { createUsers, type Users } from './stores/users.ts'
import { createVerdicts, type Verdicts } from './stores/verdicts.ts'

/** What a reset empties. */
interface Stores {
  users: Users
  loginCodes: OneTimeCodes
  phoneCodes: OneTimeCodes
  sessionKeys: SessionKeys
  /** Of /cgi-bin/token; the two kinds know nothing of each other. */
  plainTokens: Tokens
  stableTokens: Tokens
  templates: Templates
  subscriptions: Subscriptions
  messages: Messages
  qrCodes: QrCodes
  links: Links
  mediaChecks: MediaChecks
  verdicts: Verdicts
  pushes: Pushes
  quotas: Quotas
  calls: Calls
  rids: Rids
  faults: Faults
  errands: Errands
}

export interface State extends Stores {
  clock: Clock
  random: Randomness
  apps: Apps
  lanes: Lanes
  reset(): void
}

export interface StateOptions {
  apps: readonly AppInput[]
  now: () => number
  seed: number
}

export function createState({ apps: inputs, now, seed }: StateOptions): State {
  const clock = createClock(now)
  const random = createRandomness(seed)
  const apps = createApps(inputs)
  const stores = createStores(clock, random)
  const addTemplates = () => {
    for (const { appid, templates = [] } of inputs) {
      for (const template of templates) stores.templates.add(appid, template)
    }
  }
  addTemplates()
  return {
    clock,
    random,
    apps,
    lanes: createLanes(),
    ...stores,
    /** As just started, but the randomness goes on: a token from before must not come back as good. */
    reset() {
      clock.reset()
      apps.reset()
      for (const store of Object.values<{ clear(): void }>({ ...stores })) store.clear()
      addTemplates()
    },
  }
}

const createStores = (clock: Clock, random: Randomness): Stores => ({
  users: createUsers(random),
  loginCodes: createOneTimeCodes(clock, random, { length: 32, alphabet: alphanumeric }),
  phoneCodes: createOneTimeCodes(clock, random, { length: 64, alphabet: hexadecimal }),
  sessionKeys: createSessionKeys(random),
  plainTokens: createTokens(clock, random),
  stableTokens: createTokens(clock, random),
  templates: createTemplates(random),
  subscriptions: createSubscriptions(),
  messages: createMessages(),
  qrCodes: createQrCodes(),
  links: createLinks(),
  mediaChecks: createMediaChecks(),
  verdicts: createVerdicts(),
  pushes: createPushes(),
  quotas: createQuotas(clock),
  calls: createCalls(),
  rids: createRids(),
  faults: createFaults(random),
  errands: createErrands(clock),
})
