/** What identity shows a person of what it keeps, and how long it keeps what is over. */
import { sectionWords } from '@laurel/shared/words.zh'
import type { Deps } from '../platform/feature.ts'
import type { Cell, PersonalSection, Retention } from '../platform/personal.ts'
import type { Work } from '../schema.ts'
import { forgetCodes, forgetTallies, type OldTally } from './commands/phone-codes.ts'
import { personalReads } from './queries/personal.ts'
import { identityQueries } from './queries.ts'
import { openName } from './seals.ts'

type Line = Record<string, Cell>

/** Of one member after another. */
const section = (
  name: keyof typeof sectionWords,
  { count, rows }: { count(memberId: string): Promise<number>; rows(memberId: string): AsyncIterable<Line> },
): PersonalSection => ({
  name,
  title: sectionWords[name],
  async count(memberIds) {
    const counts = await Promise.all(memberIds.map(count))
    return counts.reduce((sum, one) => sum + one, 0)
  },
  async *rows(memberIds) {
    for (const memberId of memberIds) yield* rows(memberId)
  },
})

/** What one person has few of comes in one read. */
const fewOf = (load: (memberId: string) => Promise<Line[]>) => ({
  count: async (memberId: string) => (await load(memberId)).length,
  async *rows(memberId: string) {
    yield* await load(memberId)
  },
})

export function personalSections({ reads, cipher }: Deps): PersonalSection[] {
  const { findRow, openIdentities, listConsents } = identityQueries(reads, cipher)
  const { countSessions, sessionsOf } = personalReads(reads)
  const profile = async (memberId: string): Promise<Line[]> => {
    const member = await findRow(memberId)
    if (!member) return []
    const { id, joinedAt, state, avatar, closedAt } = member
    return [{ id, joinedAt, state, nickname: openName(cipher, member), avatar, closedAt }]
  }
  return [
    section('profile', fewOf(profile)),
    section(
      'identities',
      fewOf(async (id) => (await openIdentities(id)).map((one) => ({ ...one }))),
    ),
    section(
      'consents',
      fewOf(async (id) => (await listConsents(id)).items.map((one) => ({ ...one }))),
    ),
    section('sessions', {
      count: countSessions,
      async *rows(memberId) {
        for await (const { openedAt, expiresAt, revokedAt } of sessionsOf(memberId))
          yield { openedAt, expiresAt, revokedAt }
      },
    }),
  ]
}

const forgetSessions = (w: Work, { due }: { due: string[] }): void => {
  for (const id of due) {
    const session = w.get('session', id)
    if (session) w.drop('session', session)
  }
}

const forgetChecks = (w: Work, { due }: { due: string[] }): void => {
  for (const traceId of due) {
    const check = w.get('mediaCheck', traceId)
    if (check) w.drop('mediaCheck', check)
  }
}

export function identityRetentions({ reads }: Pick<Deps, 'reads'>): Retention<string>[] {
  const { endedSessions, oldChecks, oldCodes } = personalReads(reads)
  return [
    {
      name: 'sessions',
      keptDays: 30,
      because: 'A member who finds a stranger signed in can still be told when it began and ended.',
      due: endedSessions,
      forget: forgetSessions,
    },
    {
      name: 'media-checks',
      keptDays: 2,
      because: 'WeChat gives its verdict within half an hour, and repeats it for less than a day.',
      due: oldChecks,
      forget: forgetChecks,
    },
    {
      name: 'phone-codes',
      keptDays: 1,
      because: 'A code is good for five minutes; that one was sent bars the next for another minute.',
      due: oldCodes,
      forget: forgetCodes,
    },
  ]
}

/** How often was asked for codes, by whom: of no use once the window is over. */
export const tallyRetention = ({ reads }: Pick<Deps, 'reads'>): Retention<OldTally> => ({
  name: 'phone-code-tallies',
  keptDays: 1,
  because: 'Somebody who complains of codes that he did not ask for still finds how many there were.',
  due: personalReads(reads).oldTallies,
  forget: forgetTallies,
})
