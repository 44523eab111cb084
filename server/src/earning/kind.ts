/** What earn rules say of themselves to the offers: their schema, what they watch, what they lead to. */
import type { EarnBody } from '@laurel/shared/earning'
import * as schema from '@laurel/shared/earning.schema'
import type { Declaration, Draft, Link, OfferKindDef } from '../offers/index.ts'
import { rehearse } from './rehearse.ts'
import { faultInEarn } from './rules/body.ts'

/** The offers validate a body by the schema before they ask anything about it. */
const earnOf = (body: Record<string, unknown>): EarnBody => body as unknown as EarnBody

export const earnKind: OfferKindDef = {
  kind: 'earn',
  single: false,
  schema: schema.EarnBody,
  faultIn: (body) => faultInEarn(earnOf(body)),
  givesPoints: (body) => earnOf(body).points !== null,
  topics(body) {
    const { fact, multiplied } = earnOf(body)
    return multiplied ? [fact, 'tier.changed'] : [fact]
  },
  declare,
  rehearse,
}

function declare({ offerId, title, body, signOff, rules }: Draft): Declaration {
  const { fact, points, growth } = earnOf(body)
  const linkTo = (what: 'points' | 'growth', gives: EarnBody['points']): Link[] =>
    gives ? [{ cause: fact, gives: { what, by: gives.per ? 'rate' : 'constant', waitDays: 0 } }] : []
  const links = [...linkTo('points', points), ...linkTo('growth', growth)]
  return { offerId, title, kind: 'earn', links, signOff, rules }
}
