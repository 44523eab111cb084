/** What draws keep of persons: two accounts that become one draw together, nothing is taken along that is another's, and a closed account draws no more. */
import { drawsApi } from '@laurel/shared/draws'
import { approvalApi } from '@laurel/shared/operators'
import { peopleAdminApi, peopleApi } from '@laurel/shared/people'
import { whyApi } from '@laurel/shared/why'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { refusalOf } from '../world/ask.ts'
import { databaseKinds } from '../world/databases.ts'
import { drawBody, drawOnce, faultIn, prizeOf, publishDraw, signInSource } from '../world/draws.ts'
import { type World, world } from '../world/world.ts'

describe.each(databaseKinds)('draws and persons on %s', (database) => {
  let w: World
  let drawId: string
  beforeAll(async () => {
    w = await world({ database })
    const budget = { name: '签到', currency: 'points' as const, amount: 1_000 }
    const { id: budgetId } = await w.operators.budget(budget)
    await w.operators.signInTask({ rewards: [1, 1, 1, 1, 1, 1, 1], budgetId })
    const source = await signInSource(w.operators)
    const ten = prizeOf({
      key: 'ten',
      kind: 'points',
      title: '10 积分',
      points: 10,
      weight: 1_000_000,
      pieces: 9,
    })
    const thanks = prizeOf({ key: 'thanks', kind: 'nothing' })
    drawId = await publishDraw(w.operators, drawBody({ prizes: [ten, thanks], chances: [source] }))
  })
  afterAll(async () => {
    expect(await w.verify()).toEqual([])
    expect(await faultIn(w.url, drawId)).toBeNull()
    await w.close()
  })

  const comer = async (name: string) => {
    const member = await w.member(name)
    await member.signInDaily()
    return member
  }
  const chancesOf = async (name: string): Promise<number> =>
    (await (await w.member(name)).ask(drawsApi.page, { drawId })).chances
  const both = async (asked: Promise<{ approvalId: string }>): Promise<string> => {
    const { approvalId } = await asked
    await w.operators.as('approver', approvalApi.approve, { approvalId })
    return approvalId
  }

  test('a prize is explained: the task it rests on, the rules, and how much it gave', async () => {
    const lin = await comer('lin')
    const { subject } = await drawOnce(lin, drawId)
    const why = await lin.ask(whyApi.mine, { subject: String(subject) })
    expect(why).toMatchObject({ title: '秋日抽奖', state: 'granted', gave: { points: 10, growth: 0 } })
    expect(why.facts.map(({ type }) => type)).toContain('task.completed')
    expect(why.rule).toMatchObject({ offerId: drawId, version: 1 })
    expect(why.steps).toEqual([{ step: 'base', value: 10, unit: 'points' }])
    expect(subject).toMatch(new RegExp(`^grant:${drawId}:prize:laurel/.+/1$`))
  })

  test('a member takes along what he drew', async () => {
    const ning = await comer('ning')
    const { number, head, nonce } = await drawOnce(ning, drawId)
    const { sections } = await ning.ask(peopleApi.mine, {})
    expect(sections.find(({ name }) => name === 'draws')).toMatchObject({ title: '抽奖记录', count: 1 })
    const reply = await fetch(`${w.url}/api/people/mine/export?format=json`, {
      headers: { authorization: `Bearer ${ning.token}` },
    })
    const text = await reply.text()
    expect(text).toContain(head)
    const exported = JSON.parse(text) as { sections: { name: string; rows: object[] }[] }
    expect(exported.sections.find(({ name }) => name === 'draws')?.rows).toMatchObject([
      { offerId: drawId, number, nonce, prize: '10 积分', state: 'given' },
    ])
  })

  test('two accounts that become one use the chances of both; parted, each has what is left of his own', async () => {
    const [one, other] = [await comer('wuone'), await comer('wutwo')]
    const first = await drawOnce(other, drawId)
    const third = await comer('wuthree')
    const mergeId = await both(
      w.operators.as('admin', peopleAdminApi.askMerge, {
        memberId: one.id,
        fromId: other.id,
        because: '同一人',
      }),
    )
    await both(
      w.operators.as('admin', peopleAdminApi.askMerge, {
        memberId: one.id,
        fromId: third.id,
        because: '同一人',
      }),
    )
    expect(await chancesOf('wuone')).toBe(2)
    const now = await w.member('wuone')
    expect((await now.ask(drawsApi.result, { drawId, number: first.number })).number).toBe(first.number)
    const second = await drawOnce(now, drawId)
    expect(second.chancesLeft).toBe(1)
    expect((await now.ask(drawsApi.results, { drawId })).items.map(({ number }) => number)).toEqual([
      second.number,
      first.number,
    ])
    await both(
      w.operators.as('admin', peopleAdminApi.askUnmerge, {
        ...{ memberId: one.id, fromId: other.id, mergeId, because: '认错人' },
      }),
    )
    const parted = await w.member('wutwo')
    expect((await parted.ask(drawsApi.results, { drawId })).items.map(({ number }) => number)).toEqual([
      first.number,
    ])
    expect(await refusalOf(drawOnce(parted, drawId))).toBe('CHANCE_NONE')
    expect((await drawOnce(await w.member('wuone'), drawId)).chancesLeft).toBe(0)
  })

  test('a closed account has no chance left; what it drew stays in the log', async () => {
    const yan = await comer('yan')
    await drawOnce(yan, drawId)
    const zhe = await comer('zhe')
    for (const member of [yan, zhe]) await member.ask(peopleApi.close, { points: await member.balance() })
    const open = await w.db.all(
      `select state from draw_chance where member_id = '${zhe.id}' and offer_id = '${drawId}'`,
    )
    expect(open).toEqual([{ state: 'void' }])
  })
})
