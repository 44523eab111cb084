/** What nobody may change once a draw was launched: its prizes, their odds and releases, and what takes their place. */
import type { DrawBody, DrawPrize } from '@laurel/shared/draws'

const sameText = (prize: DrawPrize): string =>
  JSON.stringify([
    ...[prize.key, prize.title, prize.kind, prize.points, prize.skuId, prize.valueFen],
    ...[prize.weight, prize.pieces, prize.lapsePoints],
    prize.releases.map(({ at, pieces }) => [at, pieces]),
  ])

type Frozen = Pick<DrawBody, 'prizes' | 'fallback'>

/** In their order, too: the numbers of a draw fall into the weights one behind the other. */
export const isChangedAfter = (launched: Frozen, body: Frozen): boolean =>
  launched.fallback !== body.fallback ||
  launched.prizes.map(sameText).join() !== body.prizes.map(sameText).join()
