/** Tier tables as a kind of offer: only one of them is in force. */
import type { TiersBody } from '@laurel/shared/membership'
import { TiersBody as schema } from '@laurel/shared/membership.schema'
import type { Declaration, Draft, Link, OfferKindDef } from '../offers/index.ts'
import { faultInTiers } from './rules/body.ts'

/** What the schema of the kind has admitted. */
export const tiersOf = (body: Record<string, unknown>): TiersBody => body as unknown as TiersBody

/** The word under which commands find the tier table. */
export const TIERS = 'tiers'

const POINTS = ['monthly-points', 'birthday-points']

export const tiersKind: OfferKindDef = {
  kind: 'tiers',
  single: true,
  schema,
  faultIn: (body) => faultInTiers(tiersOf(body)),
  givesPoints: (body) =>
    tiersOf(body).tiers.some(({ benefits }) => benefits.some(({ kind }) => POINTS.includes(kind))),
  topics: () => [TIERS],
  declare,
}

/** Growth leads to a tier, and a tier to what it gives. */
function declare({ offerId, title, body, signOff, rules }: Draft): Declaration {
  const benefits = tiersOf(body).tiers.flatMap((tier) => tier.benefits)
  const own = `offer:${offerId}`
  const links = benefits.flatMap(({ kind }): Link[] => {
    if (kind === 'monthly-points')
      return [{ cause: own, gives: { what: 'points', by: 'constant', waitDays: 0 } }]
    if (kind === 'birthday-points')
      return [{ cause: 'member.birthday', gives: { what: 'points', by: 'constant', waitDays: 0 } }]
    if (kind === 'monthly-gift')
      return [{ cause: own, gives: { what: 'goods', by: 'constant', waitDays: 0 } }]
    return kind === 'service' ? [{ cause: own, gives: { what: 'service', by: 'constant', waitDays: 0 } }] : []
  })
  return {
    offerId,
    title,
    kind: 'tiers',
    links: [{ cause: 'growth.earned', gives: null }, ...links],
    signOff,
    rules,
  }
}
