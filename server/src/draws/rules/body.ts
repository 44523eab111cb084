/** What is wrong with the body of a draw that its schema can't say. Odds and values are the policy check's: it names the law. */
import type { ChanceSource, DrawBody, DrawPrize } from '@laurel/shared/draws'

/** The JSON pointer of the first thing wrong; null: nothing is. */
export const faultInDraw = (body: DrawBody): string | null =>
  faultInKeys(body) ?? faultInPrizes(body) ?? faultInFallback(body) ?? faultInChances(body)

const firstAt = <T>(items: readonly T[], path: string, isWrong: (item: T, at: number) => boolean) => {
  const at = items.findIndex(isWrong)
  return at < 0 ? null : `${path}/${at}`
}

function faultInKeys({ prizes }: DrawBody): string | null {
  const keys = prizes.map(({ key }) => key)
  const twice = firstAt(keys, '/prizes', (key, at) => keys.indexOf(key) < at)
  return twice && `${twice}/key`
}

function faultInPrizes({ prizes }: DrawBody): string | null {
  for (const [at, prize] of prizes.entries()) {
    const fault = faultInPrize(prize)
    if (fault) return `/prizes/${at}/${fault}`
  }
  return null
}

export const isProduct = ({ kind }: Pick<DrawPrize, 'kind'>): boolean => kind === 'code' || kind === 'goods'

function faultInPrize(prize: DrawPrize): string | null {
  const { kind, points, skuId, pieces, lapsePoints } = prize
  if (points > 0 !== (kind === 'points')) return 'points'
  if ((skuId !== null) !== isProduct(prize)) return 'skuId'
  // What is promised of a product is set aside, so it has a number; and nothing runs out of nothing.
  if (isProduct(prize) && pieces === null) return 'pieces'
  if (kind === 'nothing' && pieces !== null) return 'pieces'
  // Only goods wait to be claimed.
  if (lapsePoints > 0 && kind !== 'goods') return 'lapsePoints'
  return faultInReleases(prize)
}

function faultInReleases({ pieces, releases }: DrawPrize): string | null {
  if (releases.length === 0) return null
  const late = firstAt(releases, 'releases', ({ at }, i) => at <= (releases[i - 1]?.at ?? -1))
  if (late) return `${late}/at`
  return releases.reduce((sum, part) => sum + part.pieces, 0) === pieces ? null : 'releases'
}

/** It takes the place of what is not there: so it is always there. */
function faultInFallback({ prizes, fallback }: DrawBody): string | null {
  const prize = prizes.find(({ key }) => key === fallback)
  return prize && prize.pieces === null ? null : '/fallback'
}

function faultInChances({ chances }: DrawBody): string | null {
  const stray = firstAt(chances, '/chances', ({ by, stage }) => by === 'task' && stage !== null)
  if (stray) return `${stray}/stage`
  const names = chances.map(({ by, offerId, stage }: ChanceSource) => `${by} ${offerId} ${stage}`)
  return firstAt(names, '/chances', (name, at) => names.indexOf(name) < at)
}

/** Releases lie within the draw: one before its start would be none, one after its end would never come. */
export function faultInDays(
  { prizes }: DrawBody,
  { startsAt, endsAt }: { startsAt: number; endsAt: number },
): string | null {
  for (const [at, { releases }] of prizes.entries()) {
    const out = firstAt(releases, `/prizes/${at}/releases`, (part) => part.at < startsAt || part.at >= endsAt)
    if (out) return `${out}/at`
  }
  return null
}
