/** A draw, as a customer lives it: what can be won and how likely, one tap, a prize sent home, and every result drawn anew. */
import { expect } from 'vitest'
import { drawBody, prizeOf, publishDraw } from '../world/draws.ts'
import { openMall } from '../world/mall.ts'
import { HOME } from '../world/members.ts'
import type { World } from '../world/world.ts'
import { eventually, type Phone } from './phone.ts'

export const DRAW = '小雪抽奖'
const MINUTE_MS = 60_000
const OPEN_MS = 30 * MINUTE_MS
const PRIZE = '围炉马克杯'

/** A mug for whoever passes the first stage, and a few points for whom there is none. */
export async function publishPrizes(w: World, quizId: string, now: number): Promise<string> {
  const { mug } = await openMall(w)
  const goods = { key: 'mug', kind: 'goods', title: PRIZE, skuId: mug, valueFen: 500 } as const
  const prizes = [
    prizeOf({ ...goods, weight: 999_999, pieces: 2, lapsePoints: 20 }),
    prizeOf({ key: 'few', kind: 'points', title: '5 积分', points: 5, weight: 1 }),
  ]
  const chances = [{ by: 'quiz' as const, offerId: quizId, stage: 1, count: 1 }]
  return publishDraw(w.operators, drawBody({ prizes, chances }), { title: DRAW, endsAt: now + OPEN_MS })
}

interface Drawing {
  w: World
  think(ms: number): void
}

/** From the page of the result that gave the chance. */
export async function drawAPrize(phone: Phone, { w, think }: Drawing): Promise<void> {
  await readFirst(phone)
  await draw(phone)
  await sendItHome(phone)
  await checkTheSeals(phone)
  think(OPEN_MS)
  await w.run('draws')
  await drawItAnew(phone)
  expect(phone.faults()).toEqual([])
}

async function readFirst(phone: Phone): Promise<void> {
  await phone.tap('.to-draw')
  await phone.sees('.draw-title', DRAW)
  await phone.sees('.chance-count', '1')
  await phone.sees('.prizes', PRIZE)
  await phone.sees('.prize-odds', '99.9999%')
  await phone.sees('.prize-left', '2 / 2')
  await phone.sees('.chance-source', '通过第 1 关')
  await phone.sees('.commitment', '每次结果都可以自己验算')
  await phone.picture('draw')
}

/** The wreath closes; a tap on it shows the result at once. */
async function draw(phone: Phone): Promise<void> {
  await phone.sees('.draw-button', '还有 1 次机会')
  await phone.tap('.draw-button')
  await phone.tap('.result-hero')
  await phone.sees('.result-number', '第 1 号抽奖')
  expect(await phone.count('.closing-wreath')).toBe(0)
  await phone.sees('.result-title', `你抽中${PRIZE}`)
  await phone.sees('.result-note', '逾期改发 20 积分')
  await phone.sees('.odds-own', PRIZE)
  await phone.picture('draw-result')
}

async function sendItHome(phone: Phone): Promise<void> {
  await phone.sees('.result-act', '填写收货地址')
  await phone.tap('.result-act')
  if (phone.asksPrivacy) await phone.answerPrivacy(true)
  await phone.sees('.claim-address', HOME.city)
  await phone.sees('.result-act', '确认寄到这里')
  await phone.tap('.result-act')
  await phone.sees('.result-note', '发货进度在订单里')
  await phone.sees('.result-act', '查看订单')
  await phone.tap('.result-act')
  await phone.sees('.order-state', '待发货')
  await phone.sees('.order-next', '奖品取消后不再补发')
  await phone.picture('prize-order')
  await phone.back()
}

/** Before the seed is told: what is fixed already. */
async function checkTheSeals(phone: Phone): Promise<void> {
  await phone.tap('.to-verify')
  await phone.sees('.verify', '公布种子')
  await phone.sees('.step-true', '和得到结果时存在本机的一致')
  await phone.tap('.check-all')
  await phone.sees('.verify', '1 次结果全部对得上')
  await phone.picture('verify-sealed')
  await phone.back()
}

/** The draw is over: seed, number, prize and seal come out, and so does the whole log. */
async function drawItAnew(phone: Phone): Promise<void> {
  await phone.tap('.to-verify')
  await eventually('each step comes out', async () =>
    (await phone.count('.step-true')) === 4 ? true : undefined,
  )
  await phone.tap('.check-all')
  await phone.sees('.shares', '1 次，占 100%，公布 99.9999%')
  await phone.picture('verify')
  await phone.back()
  await phone.tap('.back-to-draw')
  await phone.sees('.draw', '活动已结束')
  await phone.sees('.my-results', '已领取')
  await phone.picture('draw-over')
  await phone.tab('me')
  await phone.sees('.to-prizes', DRAW)
}
