/** The console's sessions: known by the hash of a cookie's secret, over when idle, old, or when anything about the operator changed. */
import { createHash } from 'node:crypto'
import type { Config } from '../config.ts'
import type { Cipher } from '../platform/cipher.ts'
import type { Clock } from '../platform/clock.ts'
import type { Reads } from '../platform/database.ts'
import type { Browsers } from '../platform/http/cookies.ts'
import type { Random } from '../platform/ids.ts'
import type { Engine } from '../schema.ts'
import { seeSession } from './commands/sessions.ts'
import { sessionQueries } from './queries/sessions.ts'
import { isOver, mustOf } from './rules.ts'

const SECRET_BYTES = 32
const SEEN_EVERY_MS = 60_000

export const newSessionSecret = (random: Random): string =>
  Buffer.from(Array.from({ length: SECRET_BYTES }, () => random(256))).toString('base64url')

export const sessionHashOf = (secret: string): string =>
  createHash('sha256').update(secret).digest('base64url')

export const csrfTokenOf = (cipher: Cipher, sessionHash: string): string =>
  cipher.blind(`csrf/${sessionHash}`)

export interface BrowsersNeed {
  reads: Reads
  engine: Engine
  clock: Clock
  cipher: Cipher
  config: Pick<Config, 'production' | 'requireTotp'>
}

export function operatorBrowsers({ reads, engine, clock, cipher, config }: BrowsersNeed): Browsers {
  const { findSession } = sessionQueries(reads)
  return {
    secure: config.production,
    async find(secret) {
      const sessionId = sessionHashOf(secret)
      const found = await findSession(sessionId)
      const now = clock()
      if (!found || isOver(found.session, found.operator, now)) return null
      if (now - found.session.seenAt >= SEEN_EVERY_MS) await engine.run(seeSession, { hash: sessionId })
      const { id, role } = found.operator
      const limited = mustOf(found.operator, config.requireTotp) !== null
      return { sessionId, operator: { id, role }, limited, csrfToken: csrfTokenOf(cipher, sessionId) }
    },
  }
}
