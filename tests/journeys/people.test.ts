/** What is kept of a person, in their own hands: taken along, closed, and two accounts made one. */
import { identityApi } from '@laurel/shared/identity'
import { mallApi } from '@laurel/shared/mall'
import { mallAdminApi } from '@laurel/shared/mall-admin'
import { approvalApi, operatorApi } from '@laurel/shared/operators'
import { peopleAdminApi, peopleApi } from '@laurel/shared/people'
import { pointsApi } from '@laurel/shared/points'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ask, refusalOf } from '../world/ask.ts'
import { databaseKinds } from '../world/databases.ts'
import { type Mall, openMall } from '../world/mall.ts'
import { HOME, type MemberClient } from '../world/members.ts'
import { type World, world } from '../world/world.ts'

const PHONE = '13912345678'
const CUSTOMER = 'CN00112233'

interface Exported {
  memberId: string
  sections: { name: string; title: string; rows: Record<string, unknown>[] }[]
}

describe.each(databaseKinds)('people on %s', (database) => {
  let w: World
  let mall: Mall
  let jobs: { stop(): Promise<void> }

  const openidOf = (name: string): string =>
    w.emulator.control.users().find(({ openid }) => openid.startsWith(`o${name}_`))?.openid ?? ''
  const linkPhone = async (member: MemberClient, name: string, phone: string): Promise<void> => {
    w.emulator.control.setPhone(openidOf(name), phone)
    await member.ask(identityApi.setPhone, { code: w.emulator.control.phoneCode(openidOf(name)) })
  }
  const exported = async (member: MemberClient): Promise<Exported> =>
    (await member.ask(peopleApi.export, { format: 'json' })) as Exported
  const rowsOf = ({ sections }: Exported, wanted: string) =>
    sections.find(({ name }) => name === wanted)?.rows ?? []
  const finish = async (orderId: string, member: MemberClient): Promise<void> => {
    await w.operators.as('editor', mallAdminApi.fulfil, { orderId })
    await w.operators.as('editor', mallAdminApi.ship, { orderId, carrier: 'SF', trackingNumber: '1' })
    await member.ask(mallApi.receive, { orderId })
  }

  beforeAll(async () => {
    w = await world({ database })
    mall = await openMall(w, { mugs: 100 })
    jobs = w.laurel.startJobs()
  })
  afterAll(async () => {
    await jobs.stop()
    await w.close()
  })

  describe('taking everything along', () => {
    let lin: MemberClient
    beforeAll(async () => {
      lin = await w.member('lin', 100)
      await w.name(lin.id, '=林知夏')
      await linkPhone(lin, 'lin', PHONE)
      await lin.signInDaily()
      await lin.redeem(mall.mug)
      await (await w.member('zhou', 100)).redeem(mall.mug, undefined, { ...HOME, name: '周明' })
    })

    test('she sees what is kept of her, and what stands in the way of leaving', async () => {
      const { sections, points, openOrders, mayClose, hindrances } = await lin.ask(peopleApi.mine, {})
      const counts = Object.fromEntries(sections.map(({ name, count }) => [name, count]))

      expect(counts).toMatchObject({
        profile: 1,
        identities: 2,
        consents: 1,
        lots: 1,
        orders: 1,
        'sign-ins': 1,
      })
      expect([points, openOrders, mayClose, hindrances]).toEqual([100, 1, false, ['ORDER_OPEN']])
    })

    test('as one JSON document: hers in full, and nobody else’s', async () => {
      const file = await exported(lin)

      expect(file.memberId).toBe(lin.id)
      expect(rowsOf(file, 'profile')).toMatchObject([{ nickname: '=林知夏' }])
      expect(JSON.stringify(rowsOf(file, 'identities'))).toContain(PHONE)
      expect(rowsOf(file, 'orders')).toMatchObject([{ title: '马克杯 · 白', ...HOME }])
      expect(rowsOf(file, 'transfers').map(({ reason }) => reason)).toEqual(['redeem', 'sign-in', 'gift'])
      expect(JSON.stringify(file)).not.toContain('周明')
    })

    test('as a zip of tables that no spreadsheet calculates, and that Excel reads', async () => {
      const reply = await fetch(`${w.url}/api/people/mine/export?format=csv`, {
        headers: { authorization: `Bearer ${lin.token}` },
      })
      expect(reply.headers.get('content-type')).toBe('application/zip')
      expect(reply.headers.get('content-disposition')).toMatch(/^attachment; filename="laurel-export\.zip"$/)
      const files = unzipSync(new Uint8Array(await reply.arrayBuffer()))

      const text = (name: string) => strFromU8(files[`${name}.csv`] ?? new Uint8Array())
      expect(files['orders.csv']?.subarray(0, 3)).toEqual(new Uint8Array([0xef, 0xbb, 0xbf]))
      expect(text('profile')).toContain(`"'=林知夏"`)
      expect(text('orders')).toContain(HOME.detail)
      expect(text('transfers').split('\r\n')).toHaveLength(5)
      expect(text('transfers')).toContain(',-10,') // a number stays one
    })

    test('three times an hour, and each time is written down', async () => {
      expect(rowsOf(await exported(lin), 'deeds')).toHaveLength(3)
      expect(await refusalOf(exported(lin))).toBe('RATE_EXCEEDED')
    })
  })

  describe('closing the account', () => {
    let chen: MemberClient
    beforeAll(async () => {
      chen = await w.member('chen', 100)
      await w.name(chen.id, '陈一')
      await linkPhone(chen, 'chen', '13700001111')
    })

    test('waits for an order under way', async () => {
      const { orderId } = await chen.redeem(mall.mug)
      expect(await refusalOf(chen.ask(peopleApi.close, { points: 90 }))).toBe('ORDER_OPEN')
      await finish(orderId, chen)
    })

    test('gives up the points that were seen, and no others', async () => {
      expect(await refusalOf(chen.ask(peopleApi.close, { points: 100 }))).toBe('BALANCE_CHANGED')
      expect(await chen.balance()).toBe(90)
    })

    test('ends the session at once; who comes back is somebody new', async () => {
      const { closedAt } = await chen.ask(peopleApi.close, { points: 90 })

      expect(closedAt).toBeGreaterThan(0)
      expect(await refusalOf(chen.balance())).toBe('SESSION_EXPIRED')
      expect(
        await refusalOf(ask(w.url, identityApi.refresh, { refreshToken: chen.session.refreshToken })),
      ).toBe('SESSION_REVOKED')
      const again = await w.member('chen')
      expect([again.session.isNew, again.id === chen.id, await again.balance()]).toEqual([true, false, 0])
    })

    test('leaves an id that says nothing, an order without an address, and books that balance', async () => {
      const card = await w.operators.as('admin', peopleAdminApi.member, { memberId: chen.id })
      expect(card).toMatchObject({ state: 'closed', phone: null, customer: null, identities: [], points: 0 })
      expect(card.name).not.toContain('陈')
      const { items } = await w.operators.as('admin', mallAdminApi.orders, { state: 'received' })
      expect(items.find(({ memberId }) => memberId === chen.id)).toMatchObject({ address: null })
      expect(await w.verify()).toEqual([])
    })
  })

  describe('two accounts of one person', () => {
    let one: MemberClient
    let other: MemberClient
    let orderId: string
    let mergeId: string
    const search = (by: 'phone' | 'customer' | 'member', value: string) =>
      w.operators.as('admin', peopleAdminApi.find, { by, value })
    const bothDecide = async (approvalId: string) =>
      w.operators.as('approver', approvalApi.approve, { approvalId })

    beforeAll(async () => {
      one = await w.member('wuone', 100)
      other = await w.member('wutwo', 50)
      await linkPhone(other, 'wutwo', '13600002222')
      orderId = (await other.redeem(mall.mug)).orderId
    })

    test('an operator links the bank’s number, finds the member by it, and sees it masked', async () => {
      const because = '柜面核验身份证'
      const linked = { memberId: one.id, customerNumber: CUSTOMER, because }
      expect((await w.operators.as('admin', peopleAdminApi.linkCustomer, linked)).customer).toBe('******2233')
      expect(
        await refusalOf(
          w.operators.as('admin', peopleAdminApi.linkCustomer, { ...linked, memberId: other.id }),
        ),
      ).toBe('CUSTOMER_TAKEN')

      expect((await search('customer', CUSTOMER)).items.map(({ id }) => id)).toEqual([one.id])
      expect((await search('phone', '13600002222')).items).toMatchObject([
        { id: other.id, phone: '136******22' },
      ])
      expect((await search('phone', '13600009999')).items).toEqual([])
      const { items } = await w.operators.as('admin', peopleAdminApi.changes, { memberId: one.id })
      expect(items).toContainEqual(expect.objectContaining({ kind: 'customer', act: 'linked', because }))
    })

    test('a number is read in full with a reason, which the audit trail keeps and the number not', async () => {
      const look = { memberId: one.id, field: 'customer' as const, because: '回访' }
      expect(await w.operators.as('admin', peopleAdminApi.reveal, look)).toEqual({ value: CUSTOMER })
      expect(
        await refusalOf(w.operators.as('admin', peopleAdminApi.reveal, { ...look, field: 'phone' })),
      ).toBe('FIELD_EMPTY')

      const { items } = await w.operators.as('admin', operatorApi.audit, {})
      expect(items[0]).toMatchObject({ input: { because: '回访' }, output: { field: 'customer' } })
      expect(JSON.stringify(items)).not.toContain(CUSTOMER)
      expect(JSON.stringify(items)).not.toContain('13600002222')
    })

    test('become one when a second operator agrees', async () => {
      const asked = { memberId: one.id, fromId: other.id, because: '同一客户' }
      const { approvalId } = await w.operators.as('admin', peopleAdminApi.askMerge, asked)
      expect(await refusalOf(w.operators.as('admin', approvalApi.approve, { approvalId }))).toBe(
        'APPROVAL_OWN',
      )
      await bothDecide(approvalId)
      mergeId = approvalId

      expect(await one.balance()).toBe(140)
      await expect.poll(() => refusalOf(other.balance()), { timeout: 1_000 }).toBe('SESSION_EXPIRED')
      expect((await w.member('wutwo')).id).toBe(one.id)
      expect(await refusalOf(w.operators.as('admin', peopleAdminApi.askMerge, asked))).toBe('MEMBER_MERGED')
      expect((await search('phone', '13600002222')).items.map(({ id }) => id)).toEqual([one.id])
    })

    test('share their orders: the points of one that is cancelled come to where the points are', async () => {
      expect((await one.ask(mallApi.orders, {})).items.map((order) => order.orderId)).toContain(orderId)
      expect((await one.ask(mallApi.order, { orderId })).address).not.toBeNull()
      await one.ask(mallApi.cancel, { orderId })

      await expect.poll(() => one.balance(), { timeout: 15_000 }).toBe(150)
      const { items } = await one.ask(pointsApi.history, {})
      expect(items.map(({ reason, points }) => [reason, points])).toEqual([
        ['merge', 10],
        ['merge', 40],
        ['gift', 100],
      ])
      expect(await w.verify()).toEqual([])
    })

    test('are parted again by two operators: each has what was theirs', async () => {
      const asked = { memberId: one.id, fromId: other.id, mergeId, because: '认错人' }
      const { approvalId } = await w.operators.as('admin', peopleAdminApi.askUnmerge, asked)
      await bothDecide(approvalId)

      const [back, stays] = [await w.member('wutwo'), await w.member('wuone')]
      expect([back.id, await back.balance()]).toEqual([other.id, 50])
      expect([stays.id, await stays.balance()]).toEqual([one.id, 100])
      expect(await refusalOf(w.operators.as('admin', peopleAdminApi.askUnmerge, asked))).toBe('MERGE_UNDONE')
      expect(await w.verify()).toEqual([])
    })
  })
})
