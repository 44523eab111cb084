/** Moves the value of a grant through the ledger: what is more goes out of the budget, what is less comes back into it. */
import type { Reason } from '@laurel/shared/points'
import { giveBack, grant as grantFrom, settle } from '../../budget/index.ts'
import { recordNew } from '../../platform/facts.ts'
import { type Because, growthOf, holdAccount, mintOf, reverse, transfer } from '../../points/index.ts'
import type { Row, Work } from '../../schema.ts'
import { afterBack, givingBack, sumOfGrowth, withGrowth } from '../rules/postings.ts'
import type { GrowthPart, Posting } from '../tables.ts'
import type { GrantKey } from './award.ts'

export interface PostingStamp {
  reason: Reason
  subject: string
}

type Grant = Row<'grant'>

export const grantId = ({ memberId, offerId, rule, occasion }: GrantKey): string =>
  `grant/${memberId}/${offerId}/${rule}/${occasion}`

const becauseOf = (
  { offerId: offer, version, factKey: fact }: Grant,
  { reason, subject }: PostingStamp,
): Because => ({
  reason,
  subject,
  offer,
  version,
  fact,
})

/** Once given or given back, a hold is empty for ever: what is due after that comes out of the budget. */
export const isSetAside = (w: Work, hold: string | null, points: number): boolean =>
  hold !== null && (w.get('account', holdAccount(hold, 'points'))?.balance ?? 0) >= points

/** A signed amount of points. */
export function postPoints(
  w: Work,
  row: Grant,
  { amount, ...stamp }: PostingStamp & { amount: number },
  now: number,
): Grant {
  if (amount === 0) return row
  const because = becauseOf(row, stamp)
  if (amount < 0) return takeBack(w, row, { because, amount: -amount }, now)
  const { memberId, expiresOn, hold } = row
  const id = `${grantId(row)}/${row.moves}`
  const order = { id, memberId, points: amount, expiresOn, because }
  const budgetId = String(row.budgetId) // points without a budget were refused
  if (hold !== null && isSetAside(w, hold, amount)) settle(w, { ...order, hold }, now)
  else grantFrom(w, { ...order, budgetId }, now)
  return w.set('grant', row, { postings: [...row.postings, [id, amount]], moves: row.moves + 1 })
}

interface TakeBack {
  because: Because
  amount: number
}

function takeBack(w: Work, row: Grant, { because, amount }: TakeBack, now: number): Grant {
  const back = givingBack(row.postings, amount)
  back.forEach(([of, part], i) => {
    giveBack(
      w,
      { id: `${grantId(row)}/${row.moves + i}`, of, amount: part, because: { ...because, reason: 'refund' } },
      now,
    )
  })
  return w.set('grant', row, { postings: afterBack(row.postings, back), moves: row.moves + back.length })
}

/** Growth moves as one amount; the news of it says for which instants. */
export function postGrowth(
  w: Work,
  row: Grant,
  { parts, ...stamp }: PostingStamp & { parts: readonly GrowthPart[] },
  now: number,
): Grant {
  if (!parts.length) return row
  const moved = moveGrowth(w, row, { because: becauseOf(row, stamp), amount: sumOfGrowth(parts) }, now)
  for (const [at, amount] of parts) tell(w, moved, { at, amount }, now)
  return w.set('grant', moved, { growthPosted: withGrowth(row.growthPosted, parts) })
}

/** The transfer by which a grant gives growth, as its nth move. */
export const growthOrder = (key: GrantKey, move: number) => ({
  id: `${grantId(key)}/${move}`,
  debit: mintOf('growth'),
  credit: growthOf(key.memberId),
})

function moveGrowth(w: Work, row: Grant, { because, amount }: TakeBack, now: number): Grant {
  if (amount === 0) return w.set('grant', row, { moves: row.moves + 1 })
  if (amount > 0) {
    const order = growthOrder(row, row.moves)
    transfer(w, { ...order, amount, because }, now)
    const posting: Posting = [order.id, amount]
    return w.set('grant', row, { growthPostings: [...row.growthPostings, posting], moves: row.moves + 1 })
  }
  const back = givingBack(row.growthPostings, -amount)
  back.forEach(([of, part], i) => {
    reverse(
      w,
      { id: `${grantId(row)}/${row.moves + i}`, of, amount: part, because: { ...because, reason: 'refund' } },
      now,
    )
  })
  return w.set('grant', row, {
    growthPostings: afterBack(row.growthPostings, back),
    moves: row.moves + back.length,
  })
}

/** Each move of a grant has a number of its own, and tells an instant once. */
function tell(w: Work, row: Grant, { at, amount }: { at: number; amount: number }, now: number): void {
  const { memberId, offerId, source, factKey, moves } = row
  const id = `growth/${grantId(row)}/${moves}/${at}`
  const data = { amount, offerId, source, factKey, subject: row.because.subject, reason: row.because.reason }
  recordNew(
    w,
    { id, key: id, type: 'growth.earned', memberId, subjectId: grantId(row), occurredAt: at, data },
    now,
  )
}
