/** For tests of identity's commands: members in memory, signed in, with a clock that tests move. */
import { announceImage } from '../../platform/image-rows.ts'
import { postgresKit } from '../../platform/kit.ts'
import { memoryEngine } from '../../platform/work/memory.ts'
import { defineSchema, type Work } from '../../schema.ts'
import type { IdentityKind } from '../tables.ts'
import type { Identity } from './identities.ts'
import { signIn } from './sign-in.ts'

export const START = Date.parse('2026-11-21T02:00:00Z')
export const TEXT = { version: '2026-11', textHash: 'hash-of-2026-11' }

export const known = (kind: IdentityKind, value: string): Identity => ({
  kind,
  value,
  sealed: `sealed ${value}`,
  sealedFor: null,
})

export function membersInMemory(...ids: string[]) {
  let now = START
  const engine = memoryEngine(defineSchema(postgresKit), { clock: () => now })
  for (const id of ids) {
    engine.run(signIn, {
      identities: [known('openid', `o-${id}`), known('unionid', `u-${id}`)],
      agreed: TEXT.version,
      consent: TEXT,
      session: { id: `session-of-${id}`, refreshHash: 'r0' },
      memberId: id,
      factId: `fact-of-${id}`,
    })
  }
  return {
    engine,
    pass: (ms: number) => {
      now += ms
    },
    run: <Result>(command: (w: Work, now: number) => Result): Result =>
      engine.run((w, _input: null, at) => command(w, at), null),
    member: (id: string) => engine.rows('member').find((row) => row.id === id),
    image: (name: string) => engine.run(announceImage, { name }),
    imageRow: (name: string) => engine.rows('image').find((row) => row.name === name),
    /** What somebody is known by, as `kind value`. */
    knownAs: (id: string) =>
      engine
        .rows('identity')
        .filter(({ memberId }) => memberId === id)
        .map(({ kind, value }) => `${kind} ${value}`)
        .toSorted(),
    links: () =>
      engine
        .rows('knownBy')
        .map(({ memberId, kind, value }) => `${memberId} ${kind} ${value}`)
        .toSorted(),
  }
}
