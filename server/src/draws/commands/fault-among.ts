/** What is wrong with a draw among other rows: a product that is not there, a source that gives no chance, a release outside its days. */
import type { ChanceSource, DrawBody, DrawPrize } from '@laurel/shared/draws'
import { parseSkuId } from '@laurel/shared/ids'
import type { QuizBody } from '@laurel/shared/quizzes'
import type { Draft } from '../../offers/index.ts'
import type { Work } from '../../schema.ts'
import { faultInDays } from '../rules/body.ts'

/** The JSON pointer of the first thing wrong in the draft's body. */
export function faultAmong(w: Work, { body, ...days }: Draft): string | null {
  const draw = body as unknown as DrawBody
  const sku = draw.prizes.findIndex((prize) => !hasProduct(w, prize))
  if (sku >= 0) return `/prizes/${sku}/skuId`
  const source = draw.chances.findIndex((chance) => !isSource(w, chance))
  return source < 0 ? faultInDays(draw, days) : `/chances/${source}/offerId`
}

function hasProduct(w: Work, { skuId, kind }: DrawPrize): boolean {
  if (skuId === null) return true
  const key = parseSkuId(skuId)
  return key !== null && w.get('sku', key.product, key.number)?.kind === kind
}

/** A draft of it will do: it may be approved after the draw, and comes into force with it. */
function isSource(w: Work, { by, offerId, stage }: ChanceSource): boolean {
  if (w.get('offer', offerId)?.kind !== by) return false
  if (stage === null) return true
  const newest = w.list('offerVersion', offerId).at(-1)?.body as QuizBody | undefined
  return newest !== undefined && stage <= newest.stages.length
}
