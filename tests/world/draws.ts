/** Draws: prizes of every kind, a draw in force, and members who draw with a nonce of their own. */
import { randomBytes } from 'node:crypto'
import { type LogFault, verifyLog } from '@laurel/shared/draw-log'
import {
  type ChanceSource,
  type DrawBody,
  type DrawLog,
  type DrawPrize,
  type DrawResult,
  drawsApi,
} from '@laurel/shared/draws'
import type { OfferTerms } from '@laurel/shared/offers'
import { ask } from './ask.ts'
import type { MemberClient } from './members.ts'
import type { Operators } from './operators.ts'

const PLAIN: Omit<DrawPrize, 'key' | 'kind'> = {
  title: '谢谢参与',
  points: 0,
  skuId: null,
  valueFen: 0,
  weight: 0,
  pieces: null,
  releases: [],
  lapsePoints: 0,
}
export const prizeOf = (prize: Partial<DrawPrize> & Pick<DrawPrize, 'key' | 'kind'>): DrawPrize => ({
  ...PLAIN,
  title: prize.key,
  ...prize,
})

export const drawBody = (change: Partial<DrawBody> & Pick<DrawBody, 'prizes' | 'chances'>): DrawBody => ({
  subtitle: '答题得机会，人人可验证',
  fallback: change.prizes.at(-1)?.key ?? '',
  drawsADay: null,
  claimDays: 7,
  pointsLastDays: 365,
  ...change,
})

type Terms = Partial<Pick<OfferTerms, 'title' | 'startsAt' | 'endsAt' | 'budgetId'>>

/** Written by one operator, approved by another. Without a budget one of its own is filled. */
export async function publishDraw(
  operators: Operators,
  body: DrawBody,
  { amount = 100_000, ...terms }: Terms & { amount?: number } = {},
): Promise<string> {
  const title = terms.title ?? '秋日抽奖'
  const budgetId = terms.budgetId ?? (await operators.budget({ name: title, currency: 'points', amount })).id
  const offer = { kind: 'draw' as const, title, ...terms, budgetId, body: { ...body } }
  return (await operators.publish(offer)).id
}

export const newNonce = (): string => randomBytes(16).toString('hex')

export const drawOnce = (
  member: MemberClient,
  drawId: string,
  { nonce = newNonce(), key }: { nonce?: string; key?: string } = {},
): Promise<DrawResult> => member.ask(drawsApi.draw, { drawId, nonce }, key)

/** Page by page, as anybody reads it. */
export async function wholeLog(base: string, drawId: string, limit = 1_000): Promise<DrawLog> {
  const log = await ask(base, drawsApi.log, { drawId, limit })
  for (let page = log; page.entries.length === limit; ) {
    page = await ask(base, drawsApi.log, { drawId, limit, after: page.entries.at(-1)?.number ?? 0 })
    log.entries.push(...page.entries)
  }
  return log
}

export const faultIn = async (base: string, drawId: string): Promise<LogFault | null> =>
  verifyLog(await wholeLog(base, drawId))

/** A task of one sign-in: whoever signs in has a chance. */
export const signInSource = async (operators: Operators, count = 1): Promise<ChanceSource> => {
  const body = {
    ...{ kind: 'count', args: { fact: 'member.signed-in', target: 1 }, group: 'growth', text: '签到一次' },
    ...{ period: 'once', minLevel: 0, after: [], claim: 'auto', claimDays: null },
    ...{ reward: { points: 0, growth: 1 }, lotDays: 365, go: null },
  }
  const { id: offerId } = await operators.publish({ kind: 'task', title: '签到得机会', body })
  return { by: 'task', offerId, stage: null, count }
}
