/** The keyed call by which a member takes the gift of a tier: each time another one, for each is taken once a month. */
import { mallApi } from '@laurel/shared/mall'
import type { Benefit, TiersBody } from '@laurel/shared/membership'
import { HOME } from '../world/members.ts'
import type { Stage } from './stage.ts'
import type { Write } from './writes.ts'

const GIFTS = 12

/** Everybody stands on its one tier. */
const tierOf = (skuId: string): TiersBody => ({
  validMonths: 12,
  protectionDays: 30,
  tiers: [
    {
      level: 1,
      name: '青铜',
      look: 'bronze',
      reachGrowth: 0,
      keepGrowth: 0,
      benefits: Array.from(
        { length: GIFTS },
        (_, i): Benefit => ({ id: `gift-${i + 1}`, kind: 'monthly-gift', title: '每月好礼', skuId }),
      ),
    },
  ],
})

/** How many of them were taken on each stage. */
const taken = new WeakMap<Stage, number>()

export function giftWrites(stage: Stage): Write[] {
  const { world, codeSkuId } = stage
  const gift = async () => {
    const before = taken.get(stage)
    if (before === undefined)
      await world.operators.publish({ kind: 'tiers', title: '会员等级', body: tierOf(codeSkuId) })
    const number = (before ?? 0) + 1
    taken.set(stage, number)
    return { benefitId: `gift-${number}` }
  }
  return [{ call: mallApi.claimGift, as: 'member', input: gift, other: () => ({ address: HOME }) }]
}
