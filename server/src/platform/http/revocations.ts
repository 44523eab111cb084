/** Knows in memory whose tokens are over, so that asking costs nothing; the table it reads is shared by all processes. */
import { gt, sql } from 'drizzle-orm'
import type { Clock } from '../clock.ts'
import type { Reads } from '../database.ts'

const LOOK_EVERY_MS = 400
/** Longer without a look, and nobody knows who was shut out meanwhile: no token is believed. */
const BLIND_MAX_MS = 5_000
/** A row may be committed a little after its instant, and by a machine whose clock is a little behind. */
const OVERLAP_MS = 60_000
const FORGET_EVERY_MS = 60_000

export interface Revocations {
  /** Whether what was signed for this subject at this instant is over. */
  covers(subject: string, signedAt: number): boolean
  /** False when the table could not be read for five seconds. */
  isFresh(): boolean
  /** Reads what is new. A route that revoked awaits it: from then on its own process knows. */
  look(): Promise<void>
  start(): Promise<void>
  stop(): Promise<void>
}

interface Known {
  at: number
  until: number
}

export function createRevocations({ read, schema: { revocation } }: Reads, clock: Clock): Revocations {
  const newer = read
    .select()
    .from(revocation)
    .where(gt(revocation.at, sql.placeholder('since')))
    .prepare('revocation_newer')
  const known = new Map<string, Known>()
  let seenAt = Number.NEGATIVE_INFINITY
  let lookedAt = Number.NEGATIVE_INFINITY
  let forgotAt = 0
  let last: Promise<void> = Promise.resolve()
  let queued: Promise<void> | null = null
  let timer: NodeJS.Timeout | undefined

  const readNew = async (): Promise<void> => {
    const startedAt = performance.now()
    const since = Math.max(0, Math.min(seenAt, clock()) - OVERLAP_MS)
    for (const { subject, at, until } of await newer.execute({ since })) {
      known.set(subject, { at, until })
      seenAt = Math.max(seenAt, at)
    }
    lookedAt = startedAt
    forgetOld()
  }

  function forgetOld(): void {
    if (clock() - forgotAt < FORGET_EVERY_MS) return
    forgotAt = clock()
    for (const [subject, { until }] of known) if (until < forgotAt) known.delete(subject)
  }

  /** One after another: a look that has not begun sees all that was committed until now, so everybody who waits shares it. */
  const look = (): Promise<void> => {
    if (queued) return queued
    const begin = (): Promise<void> => {
      queued = null
      return readNew()
    }
    queued = last.then(begin, begin)
    last = queued
    return queued
  }

  return {
    covers(subject, signedAt) {
      const found = known.get(subject)
      return found !== undefined && signedAt <= found.at
    },
    isFresh: () => performance.now() - lookedAt < BLIND_MAX_MS,
    look,
    async start() {
      await look()
      // A look that fails is seen by its age.
      timer = setInterval(() => void look().catch(() => undefined), LOOK_EVERY_MS).unref()
    },
    async stop() {
      clearInterval(timer)
      await last.catch(() => undefined)
    },
  }
}
