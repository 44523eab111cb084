/** What referral keeps of a member in the words of the export, and what of it has an end. */
import { sectionWords } from '@laurel/shared/words.zh'
import type { Reads } from '../platform/database.ts'
import type { PersonalSection, Retention } from '../platform/personal.ts'
import type { Row, Work } from '../schema.ts'
import { LEFT_DAYS } from './commands/left.ts'
import { personalQueries } from './queries/personal.ts'

export function referralSections(reads: Reads): PersonalSection[] {
  const { linksOf, invitationsOf, invitingOf } = personalQueries(reads)
  return [
    sectionOf('links', linksOf),
    sectionOf('invitations', invitationsOf),
    sectionOf('inviting', invitingOf),
  ]
}

type Name = 'links' | 'invitations' | 'inviting'
type RowsOf = (memberId: string) => ReturnType<PersonalSection['rows']>

const sectionOf = (name: Name, rowsOf: RowsOf): PersonalSection => ({
  name,
  title: sectionWords[name],
  async count(memberIds) {
    let n = 0
    for (const memberId of memberIds) for await (const _ of rowsOf(memberId)) n += 1
    return n
  },
  async *rows(memberIds) {
    for (const memberId of memberIds) yield* rowsOf(memberId)
  },
})

type Tally = Pick<Row<'markTally'>, 'offerId' | 'kind' | 'mark' | 'inviterId'>

export function referralRetentions(reads: Reads): Retention[] {
  const { oldLeft, oldTallies } = personalQueries(reads)
  const left: Retention<string> = {
    name: 'left-before',
    keptDays: LEFT_DAYS,
    because:
      'Who closes an account to come again as a new customer is known for half a year, by a hash of a hash.',
    due: oldLeft,
    forget: forgetLeft,
  }
  const tallies: Retention<Tally> = {
    name: 'referral-marks',
    keptDays: LEFT_DAYS,
    because:
      'Friends who come from one network or to one address are compared as long as a programme may run.',
    due: oldTallies,
    forget: forgetTallies,
  }
  return [left as Retention, tallies as Retention]
}

function forgetLeft(w: Work, { due }: { due: string[] }): void {
  for (const mark of due) {
    const row = w.get('leftBefore', mark)
    if (row) w.drop('leftBefore', row)
  }
}

function forgetTallies(w: Work, { due }: { due: Tally[] }): void {
  for (const { offerId, kind, mark, inviterId } of due) {
    const row = w.get('markTally', offerId, kind, mark, inviterId)
    if (row) w.drop('markTally', row)
  }
}
