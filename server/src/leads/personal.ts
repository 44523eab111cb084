/** What leads keep of a person: what a member takes along, and how long the numbers of those are kept who never became one. */
import { sectionWords } from '@laurel/shared/words.zh'
import type { Deps } from '../platform/feature.ts'
import type { Cell, PersonalSection, Retention } from '../platform/personal.ts'
import type { Work } from '../schema.ts'
import { forgetPerson } from './commands/listen.ts'
import { leadQueries } from './queries/leads.ts'
import { personalReads } from './queries/personal.ts'
import { openLeadName } from './seals.ts'

type Line = Record<string, Cell>

interface Kept {
  count(memberId: string): Promise<number>
  lines(memberId: string): Promise<Line[]>
}

const section = (name: 'leads' | 'letters', { count, lines }: Kept): PersonalSection => ({
  name,
  title: sectionWords[name],
  async count(memberIds) {
    const counts = await Promise.all(memberIds.map(count))
    return counts.reduce((sum, n) => sum + n, 0)
  },
  async *rows(memberIds) {
    for (const memberId of memberIds) yield* await lines(memberId)
  },
})

export function leadsSections({ reads, cipher }: Pick<Deps, 'reads' | 'cipher'>): PersonalSection[] {
  const { leadsOf, lettersOf, countLeads, countLetters } = personalReads(reads)
  return [
    section('leads', {
      count: countLeads,
      lines: async (memberId) =>
        (await leadsOf(memberId)).map((lead) => {
          const { id, offerId, source, branch, state, addedAt, dueBy } = lead
          return { id, offerId, name: openLeadName(cipher, lead), source, branch, state, addedAt, dueBy }
        }),
    }),
    section('letters', {
      count: countLetters,
      lines: async (memberId) =>
        (await lettersOf(memberId)).map(({ at, state, text, code }) => ({ at, state, text, code })),
    }),
  ]
}

const PHONE_KEPT_DAYS = 90

const forgetPersons = (w: Work, { due }: { due: string[] }): void => {
  for (const id of due) {
    const lead = w.get('lead', id)
    if (lead) forgetPerson(w, lead)
  }
}

export const leadsRetentions = ({ reads }: Pick<Deps, 'reads'>): Retention<string>[] => [
  {
    name: 'numbers and names of ended leads',
    keptDays: PHONE_KEPT_DAYS,
    because:
      'a customer who said not now is asked once more within the quarter; after that nobody has a reason to call',
    due: leadQueries(reads).endedLeads,
    forget: forgetPersons,
  },
]
