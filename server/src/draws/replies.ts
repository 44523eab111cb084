/** Rows in the shapes the contract promises. */
import type { DrawBody, DrawPrize, DrawResult, DrawResultLine, PrizeLine } from '@laurel/shared/draws'
import { must } from '../platform/must.ts'
import type { Row } from '../schema.ts'

type Stock = Pick<Row<'drawPrize'>, 'key' | 'art' | 'won'>

export function prizeLine(prize: DrawPrize, { art, won }: Stock, fallback: string): PrizeLine {
  const { key, title, kind, points, valueFen, weight, pieces, releases, lapsePoints } = prize
  return {
    ...{ key, title, kind, art, points, valueFen, weight, pieces, releases, lapsePoints },
    left: pieces === null ? null : pieces - won,
    isFallback: key === fallback,
  }
}

export const prizeNamed = ({ prizes }: Pick<DrawBody, 'prizes'>, key: string): DrawPrize =>
  must(
    prizes.find((prize) => prize.key === key),
    `the prize ${key}`,
  )

type Result = Row<'drawResult'>

export interface ResultLine {
  result: Pick<Result, 'offerId' | 'number' | 'at' | 'key' | 'state' | 'claimBy'>
  body: Pick<DrawBody, 'prizes'>
  art: string | null
  /** Its points are still to come. */
  isWithheld: boolean
}

export function lineReply({ result, body, art, isWithheld }: ResultLine): DrawResultLine {
  const { number, at, key, claimBy } = result
  const { title, kind } = prizeNamed(body, key)
  return { number, at, key, title, kind, art, state: stateOf(result, isWithheld), claimBy }
}

const stateOf = ({ state }: Pick<Result, 'state'>, isWithheld: boolean): DrawResult['state'] =>
  state === 'given' && isWithheld ? 'withheld' : state

export interface WholeResult {
  result: Result
  body: DrawBody
  stock: Stock
  title: string
  isWithheld: boolean
  chancesLeft: number
}

export function resultReply({
  result,
  body,
  stock,
  title,
  isWithheld,
  chancesLeft,
}: WholeResult): DrawResult {
  const { offerId: drawId, number, at, nonce, picked, key, claimBy, orderId, head } = result
  const prize = prizeLine(prizeNamed(body, key), stock, body.fallback)
  return {
    ...{ drawId, title, number, at, nonce, picked, prize, claimBy, orderId, head, chancesLeft },
    state: stateOf(result, isWithheld),
    subject: subjectOf(result, prize),
  }
}

/** Its grant, in the words of why. */
function subjectOf(
  { offerId, number, chanceId, state }: Result,
  { kind, lapsePoints }: PrizeLine,
): string | null {
  if (kind === 'points') return `grant:${offerId}:prize:${chanceId}`
  return state === 'lapsed' && lapsePoints > 0 ? `grant:${offerId}:lapse:${number}` : null
}
