/** Asks a kind what its draft would have done on the facts of some days. */
import type { Rehearsal, RehearseInput } from '@laurel/shared/offers'
import { daysBetween, startOfDay } from '../platform/clock.ts'
import type { Deps } from '../platform/feature.ts'
import { Refusal } from '../platform/refusal.ts'
import { draftOf, type Kinds, kindNamed } from './commands/standing.ts'
import type { Versions } from './commands/versions.ts'

const DAYS_MAX = 366
const DAY_MS = 86_400_000

export async function rehearse(
  { reads }: Pick<Deps, 'reads'>,
  { kinds, versions: { offer, newest } }: { kinds: Kinds; versions: Versions },
  { from, to }: RehearseInput,
): Promise<Rehearsal> {
  const kind = kindNamed(kinds, offer.kind)
  if (!kind.rehearse) throw new Refusal('OFFER_NOT_REHEARSED')
  const days = daysBetween(from, to) + 1
  // A day that is in no calendar has no number.
  if (!(days >= 1 && days <= DAYS_MAX)) throw new Refusal('OFFER_DAYS_INVALID')
  return kind.rehearse({ reads }, { ...draftOf(newest), from: startOfDay(from), to: startOfDay(to) + DAY_MS })
}
