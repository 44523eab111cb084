/** A campaign from its sheet of questions to its last prize: what a stage gives, a draw takes; and whoever comes or goes in the middle finds what is his. */
import { verifyLog } from '@laurel/shared/draw-log'
import { type ChanceSource, type DrawPrize, drawsAdminApi, drawsApi } from '@laurel/shared/draws'
import { identityApi } from '@laurel/shared/identity'
import { mallApi } from '@laurel/shared/mall'
import { mallAdminApi } from '@laurel/shared/mall-admin'
import { approvalApi } from '@laurel/shared/operators'
import { peopleAdminApi, peopleApi } from '@laurel/shared/people'
import { referralApi } from '@laurel/shared/referral'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { refusalOf } from '../world/ask.ts'
import { type Bank, bankOf, importBank, nonceFor, playKnowing } from '../world/campaigns.ts'
import { databaseKinds } from '../world/databases.ts'
import { drawBody, drawOnce, prizeOf, publishDraw, signInSource, wholeLog } from '../world/draws.ts'
import { type Mall, openMall } from '../world/mall.ts'
import { HOME, type MemberClient } from '../world/members.ts'
import type { Operators } from '../world/operators.ts'
import { publishQuiz, stageWith } from '../world/quizzes.ts'
import { invitePhone, publishProgramme } from '../world/referral.ts'
import { type World, world } from '../world/world.ts'

const DAY_MS = 86_400_000
const MORNING = Date.parse('2026-11-22T09:00:00+08:00')
const SHEET = [
  '题型,题目,选项A,选项B,选项C,答案,解析,分类,难度',
  '单选,小雪之后的节气是？,立冬,大雪,冬至,B,立冬、小雪、大雪、冬至。,节气,易',
  '判断,小雪在冬季。,,,,正确,冬季的第二个节气。,节气,易',
  '多选,哪些节气在冬季？,立冬,霜降,大寒,AC,霜降在秋季。,节气,中',
].join('\n')

const ACT = { milestone: 'act', inviterPoints: 300, inviteePoints: 300 } as const

interface Opened {
  quizId: string
  drawId: string
  prizes: DrawPrize[]
  endsAt: number
}

describe.each(databaseKinds)('campaigns on %s', (database) => {
  let w: World
  let mall: Mall
  let bank: Bank
  let now = MORNING
  const later = (ms: number): void => {
    now += ms
  }
  beforeAll(async () => {
    w = await world({ database, clock: () => now })
    mall = await openMall(w, { mugs: 20, codes: ['CODE-1', 'CODE-2', 'CODE-3'] })
    expect(await importBank(w.operators, SHEET)).toBe(3)
    bank = await bankOf(w.operators)
  })
  afterAll(async () => {
    expect(await w.verify()).toEqual([])
    await w.close()
  })

  const think = (): void => later(40_000)
  const play = (who: MemberClient, { quizId }: Pick<Opened, 'quizId'>, stage = 1) =>
    playKnowing(who, { bank, quizId, stage, right: 3, think })
  /** An operator's token lives for an hour of the clock, a member's for minutes. */
  const desk = async (): Promise<Operators> => (await w.operatorsNow()).operators
  const again = (name: string): Promise<MemberClient> => w.member(name)

  /** Two stages of the sheet; a draw of mugs, a coupon and 20 points. */
  async function open(sources: ChanceSource[] = [], mugs = 4): Promise<Opened> {
    const operators = await desk()
    const endsAt = now + 20 * DAY_MS
    const mix = [{ category: '节气', difficulty: null, count: 3 }]
    const stages = [stageWith({ mix }), stageWith({ mix, title: '进阶', points: 80 })]
    const { quizId } = await publishQuiz(operators, { endsAt, body: { stages } })
    const passing: ChanceSource = { by: 'quiz', offerId: quizId, stage: null, count: 1 }
    const mug = { key: 'mug', kind: 'goods', skuId: mall.mug, pieces: mugs, valueFen: 3_000 } as const
    const coupon = { key: 'coupon', kind: 'code', skuId: mall.coupon, pieces: 1, valueFen: 2_000 } as const
    const prizes = [
      prizeOf({ ...mug, weight: 200_000, lapsePoints: 30 }),
      prizeOf({ ...coupon, weight: 300_000 }),
      prizeOf({ key: 'points', kind: 'points', points: 20, valueFen: 20, weight: 500_000 }),
    ]
    const body = drawBody({ prizes, chances: [passing, ...sources] })
    return { quizId, drawId: await publishDraw(operators, body, { endsAt }), prizes, endsAt }
  }

  const pageOf = (who: MemberClient, { drawId }: Opened) => who.ask(drawsApi.page, { drawId })
  /** The phone makes up a nonce: here one that falls where the story needs it. */
  async function draws(who: MemberClient, opened: Opened, key: string) {
    const { drawId, prizes } = opened
    const number = (await pageOf(who, opened)).drawn + 1
    return drawOnce(who, drawId, { nonce: nonceFor(w, { drawId, number, prizes }, key) })
  }
  const claims = (who: MemberClient, { drawId }: Opened, number: number) =>
    who.ask(drawsApi.claim, { drawId, number, address: HOME })
  async function stockOfMugs() {
    const productId = mall.mug.split('.')[0] ?? ''
    const { skus } = await (await desk()).as('editor', mallAdminApi.product, { productId })
    return { stock: skus[0]?.stock, setAside: skus[0]?.setAside }
  }
  const figuresOf = async ({ drawId }: Opened) =>
    (await desk()).as('editor', drawsAdminApi.figures, { drawId })
  const proven = async ({ drawId }: Opened): Promise<void> => {
    expect(await w.verify()).toEqual([])
    expect(verifyLog(await wholeLog(w.url, drawId))).toBeNull()
  }

  test('from a sheet of questions to the last prize: played, drawn, claimed, lapsed, closed and drawn anew', async () => {
    const { stock = 0 } = await stockOfMugs()
    const campaign = await open([await signInSource(await desk())])
    expect(await stockOfMugs()).toEqual({ stock: stock - 4, setAside: 4 })
    const lin = await again('lin')
    await play(lin, campaign)
    await play(lin, campaign, 2)
    await lin.signInDaily()
    expect(await pageOf(lin, campaign)).toMatchObject({ chances: 3, drawn: 0 })

    const mug = await draws(lin, campaign, 'mug')
    const coupon = await draws(lin, campaign, 'coupon')
    const points = await draws(lin, campaign, 'points')
    expect([mug.state, coupon.state, points.state]).toEqual(['open', 'given', 'given'])
    expect(points.chancesLeft).toBe(0)
    const { orderId } = await claims(lin, campaign, mug.number)
    expect(await lin.ask(mallApi.order, { orderId: orderId ?? '' })).toMatchObject({ state: 'placed' })
    const { code } = await lin.ask(mallApi.order, { orderId: coupon.orderId ?? '' })
    expect(code).toMatch(/^CODE-/)
    const signedIn = 10
    expect(await lin.balance()).toBe(50 + 80 + signedIn + 20)

    const wei = await again('wei')
    await play(wei, campaign)
    expect(await draws(wei, campaign, 'mug')).toMatchObject({ state: 'open' })
    await proven(campaign)
    later(9 * DAY_MS)
    await w.run('draws')
    expect(await (await again('wei')).balance()).toBe(50 + 30)
    expect(await refusalOf(claims(await again('wei'), campaign, 4))).toBe('CLAIM_OVER')
    expect((await pageOf(await again('wei'), campaign)).seed).toBeNull()

    now = campaign.endsAt + 60_000
    await w.run('draws')
    const over = await pageOf(await again('lin'), campaign)
    expect(over).toMatchObject({ state: 'over', drawn: 4, seed: expect.stringMatching(/^[0-9a-f]{64}$/) })
    expect(await stockOfMugs()).toEqual({ stock: stock - 1, setAside: 0 })
    const { closedAt, prizes } = await figuresOf(campaign)
    expect(closedAt).toBe(now)
    expect(prizes).toMatchObject([
      { key: 'mug', won: 2, claimed: 1, lapsed: 1, open: 0, heldFen: 0 },
      { key: 'coupon', won: 1, heldFen: 0 },
      { key: 'points', won: 1, heldPoints: 0 },
    ])
    await proven(campaign)
  })

  test('two accounts that become one in the middle: each stage counts once, and chances and prizes are the one’s', async () => {
    const campaign = await open()
    const [kept, taken] = [await again('kept'), await again('taken')]
    await play(kept, campaign)
    await play(taken, campaign)
    const won = await draws(taken, campaign, 'mug')
    await play(taken, campaign, 2)
    const order = { memberId: kept.id, fromId: taken.id, because: '同一个人' }
    const operators = await desk()
    const { approvalId } = await operators.as('admin', peopleAdminApi.askMerge, order)
    await operators.as('approver', approvalApi.approve, { approvalId })

    expect((await pageOf(kept, campaign)).chances).toBe(2)
    expect(await refusalOf(play(kept, campaign, 2))).toBe('STAGE_PASSED')
    expect(await claims(kept, campaign, won.number)).toMatchObject({ state: 'claimed' })
    expect(await draws(kept, campaign, 'points')).toMatchObject({ chancesLeft: 1 })
    expect(await draws(kept, campaign, 'points')).toMatchObject({ chancesLeft: 0 })
    expect(await refusalOf(draws(kept, campaign, 'points'))).toBe('CHANCE_NONE')
    expect(await kept.balance()).toBe(2 * 50 + 80 + 2 * 20)
    await proven(campaign)
  })

  test('who closes the account in the middle leaves results without a name: the prize goes back, and the log is whole', async () => {
    const campaign = await open()
    const { stock, setAside } = await stockOfMugs()
    const gu = await again('gu')
    await play(gu, campaign)
    const { number } = await draws(gu, campaign, 'mug')
    await play(gu, campaign, 2)
    await gu.ask(peopleApi.close, { points: await gu.balance() })

    later(9 * DAY_MS)
    await w.run('draws')
    await w.run('quizzes')
    const { prizes, chancesGiven, chancesUsed } = await figuresOf(campaign)
    expect(prizes[0]).toMatchObject({ won: 1, lapsed: 1, open: 0 })
    expect([chancesGiven, chancesUsed]).toEqual([1, 1])
    expect(await stockOfMugs()).toEqual({ stock: Number(stock) + 1, setAside: Number(setAside) - 1 })
    const back = await again('gu')
    expect(back.id).not.toBe(gu.id)
    expect(await pageOf(back, campaign)).toMatchObject({ chances: 0, mine: [] })
    expect(await refusalOf(back.ask(drawsApi.result, { drawId: campaign.drawId, number }))).toBe(
      'RESULT_UNKNOWN',
    )
    await proven(campaign)
  })

  test('passing a quiz is a friend’s first act: both are paid, and a second stage pays nobody again', async () => {
    // Who has just come himself is looked at again when he brings friends.
    await again('host')
    later(3 * DAY_MS)
    const mix = [{ category: '节气', difficulty: null, count: 3 }]
    const stages = [stageWith({ mix }), stageWith({ mix, title: '进阶', points: 80 })]
    const { quizId } = await publishQuiz(await desk(), { title: '新友答题', body: { stages } })
    const body = { firstAct: { fact: 'quiz.passed' as const, minFen: 1 }, rewards: [ACT] }
    const { offerId } = await publishProgramme(await desk(), { body })
    const host = await again('host')
    const { code } = await host.ask(referralApi.mint, { offerId, surface: 'friend' })
    const phone = invitePhone(w, { name: 'guest', clock: () => now })
    await phone.open(code)
    await phone.tell()
    think()
    const guest = await again('guest')
    await phone.accept(guest)
    const openid = w.emulator.control.users().find((user) => user.openid.startsWith('oguest_'))?.openid ?? ''
    w.emulator.control.setPhone(openid, '13700001234')
    await guest.ask(identityApi.setPhone, { code: w.emulator.control.phoneCode(openid) })
    expect(await guest.balance()).toBe(0)

    await play(guest, { quizId })
    expect([await guest.balance(), await (await again('host')).balance()]).toEqual([50 + 300, 300])
    await play(guest, { quizId }, 2)
    expect([await guest.balance(), await (await again('host')).balance()]).toEqual([50 + 300 + 80, 300])
  })
})
