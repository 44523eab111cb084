/** What changed from one version to another, place by place. */
import type { Difference, OfferTerms } from '@laurel/shared/offers'
import diff from 'microdiff'
import type { Row } from '../schema.ts'
import { draftOf } from './commands/standing.ts'
import { at, pointerTo } from './rules/diff.ts'

const termsOf = (version: Row<'offerVersion'>): OfferTerms => {
  const { offerId: _offer, ...terms } = draftOf(version)
  return terms
}

export function differences(from: Row<'offerVersion'>, to: Row<'offerVersion'>): Difference[] {
  const [before, after] = [termsOf(from), termsOf(to)]
  return diff(before, after).map(({ path }) => ({
    path: pointerTo(path),
    before: at(before, path),
    after: at(after, path),
  }))
}
