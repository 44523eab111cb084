/** An offer with all its versions, and what became of the approval of the newest. */
import { must } from '../../platform/must.ts'
import type { Row, Work } from '../../schema.ts'
import { offerNamed } from './find.ts'

export interface Versions {
  offer: Row<'offer'>
  /** By number. */
  versions: readonly Row<'offerVersion'>[]
  newest: Row<'offerVersion'>
  /** Of the newest, once it was submitted. */
  approval: Row<'approval'> | null
  now: number
}

export function versionsOf(w: Work, offerId: string, now: number): Versions {
  const offer = offerNamed(w, offerId)
  const versions = w.list('offerVersion', offerId)
  const newest = must(versions.at(-1), `a version of ${offerId}`)
  const approval = newest.approvalId === null ? undefined : w.get('approval', newest.approvalId)
  return { offer, versions, newest, approval: approval ?? null, now }
}
