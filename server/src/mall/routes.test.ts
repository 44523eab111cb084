import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Order } from '@laurel/shared/mall'
import type { AdminProduct } from '@laurel/shared/mall-admin'
import type { Role } from '@laurel/shared/operators'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApp, type Laurel } from '../app.ts'
import { addBudget, askTopUp, budgetApprovals } from '../budget/index.ts'
import { readConfig } from '../config.ts'
import { approveWith } from '../operators/index.ts'
import { type Db, openDatabase } from '../platform/database.ts'
import { createWechat } from '../platform/wechat/index.ts'
import { transfer } from '../points/index.ts'
import { verify } from '../verify.ts'

const NOW = Date.parse('2026-11-21T04:00:00Z')
const HOME = {
  name: '林知夏',
  phone: '13812342046',
  province: '浙江省',
  city: '杭州市',
  county: '西湖区',
  detail: '文三路 478 号 3 单元 501',
}
const text = { subtitle: '', art: 'cup', category: 'home', rules: [], budgetId: 'gifts' }
const terms = { costFen: 900, limitPerMember: null }

const folder = mkdtempSync(join(tmpdir(), 'mall-http-'))
const wechat = createWechat({ baseUrl: 'http://127.0.0.1:9', appid: 'wx0', secret: 'none' })
let db: Db
let laurel: Laurel
let keys = 0

beforeAll(async () => {
  const url = `file:${join(folder, 'laurel.db')}`
  const clock = () => NOW
  db = await openDatabase(url, { clock })
  laurel = await createApp({
    config: readConfig({ DATABASE_URL: url, RATE_PER_MINUTE: '100000', BUSY_AFTER_MS: '120000' }),
    db,
    wechat,
    clock,
  })
  const { engine } = db
  const caps = { dayMax: null, monthMax: null, totalMax: null }
  await engine.run(addBudget, { id: 'gifts', name: 'Gifts', currency: 'fen', parentId: null, caps })
  await engine.run(askTopUp, {
    id: 't1',
    budgetId: 'gifts',
    amount: 10_000,
    because: 'start',
    operatorId: 'editor',
  })
  const decision = { approvalId: 't1', operatorId: 'approver', role: 'approver' } as const
  await engine.run(approveWith(budgetApprovals), decision)
  await engine.run((w, id: string, now) => {
    const because = { reason: 'gift' } as const
    const [credit, expiresOn] = ['member/lin/points', '2027-12-31']
    transfer(w, { id, debit: 'mint/points', credit, amount: 5_000, because, expiresOn }, now)
  }, 'gift')
})
afterAll(async () => {
  await laurel.app.close()
  await wechat.close()
  await db.close()
  rmSync(folder, { recursive: true })
})

type Who = { member: string } | { role: Role } | null

function tokenOf(who: Who): Record<string, string> {
  if (!who) return {}
  const claims =
    'member' in who
      ? ({ sub: who.member, aud: 'member', sid: 's1' } as const)
      : ({ sub: who.role, aud: 'operator', role: who.role } as const)
  return { authorization: `Bearer ${laurel.app.tokens.sign(claims, 60_000).token}` }
}

const newKey = (): string => `key-${++keys}-abcdef`

async function send(who: Who, line: string, payload?: object, key = newKey()) {
  const [method, path] = line.split(' ') as ['GET' | 'POST' | 'PUT', string]
  const reply = await laurel.app.inject({
    method,
    url: `/api${path}`,
    headers: { ...tokenOf(who), ...(method === 'GET' ? {} : { 'idempotency-key': key }) },
    ...(payload ? { payload } : {}),
  })
  return { status: reply.statusCode, body: reply.json(), replayed: reply.headers['idempotency-replayed'] }
}

const lin = { member: 'lin' }
const zhou = { member: 'zhou' }
const editor = { role: 'editor' } as const
const auditor = { role: 'auditor' } as const

async function put(kind: 'goods' | 'code', title: string, supply: { pieces: number } | { codes: string[] }) {
  const skus = [{ title, pricePoints: 500, ...terms }]
  const added = await send(editor, 'POST /admin/products', { ...text, title, kind, skus })
  const product: AdminProduct = added.body
  const skuId = product.skus[0]?.id ?? ''
  const how =
    'codes' in supply
      ? { path: 'codes', body: supply }
      : { path: 'stock', body: { ...supply, because: 'first' } }
  const supplied = await send(editor, `POST /admin/skus/${skuId}/${how.path}`, how.body)
  const live = await send(editor, `PUT /admin/products/${product.id}/state`, { state: 'live' })
  expect([added.status, supplied.status, live.status]).toEqual([201, 200, 200])
  return { productId: product.id, skuId }
}

describe('goods', () => {
  test('are seen by guests, redeemed by a member, sent by operators, and received', async () => {
    const { productId, skuId } = await put('goods', 'Cup', { pieces: 3 })
    expect((await send(null, 'GET /mall?search=cup')).body).toMatchObject({
      items: [{ productId, stock: 3 }],
      balance: null,
    })
    expect((await send(lin, `GET /mall/products/${productId}`)).body).toMatchObject({
      balance: 5_000,
      skus: [{ bar: null }],
    })

    const redeemed = await send(lin, 'POST /mall/orders', { skuId, address: HOME })
    expect(redeemed).toMatchObject({ status: 201, body: { pricePoints: 500, balance: 4_500 } })
    const { orderId } = redeemed.body
    const admin = `/admin/orders/${orderId}`

    expect((await send(editor, `POST ${admin}/fulfil`)).body).toMatchObject({
      state: 'fulfilling',
      memberId: 'lin',
    })
    const parcel = { carrier: 'SF', trackingNumber: 'SF1' }
    expect((await send(editor, `POST ${admin}/ship`, parcel)).body).toMatchObject({
      state: 'shipped',
      parcel,
    })
    expect((await send(lin, `POST /mall/orders/${orderId}/receive`)).body).toMatchObject({
      state: 'received',
    })

    const order: Order = (await send(lin, `GET /mall/orders/${orderId}`)).body
    expect(order.address).toEqual({ name: '林*夏', phone: '138****2046', place: '杭州市西湖区文三路 ***' })
    expect(order.steps.map(({ state }) => state)).toEqual(['placed', 'fulfilling', 'shipped', 'received'])
    expect(await verify(db, laurel.deps.config)).toEqual([])
  })

  test('redeemed twice under one key are redeemed once', async () => {
    const { skuId } = await put('goods', 'Lamp', { pieces: 2 })

    const first = await send(lin, 'POST /mall/orders', { skuId, address: HOME }, 'the-same-key')
    const again = await send(lin, 'POST /mall/orders', { skuId, address: HOME }, 'the-same-key')

    expect(again).toEqual({ ...first, replayed: 'true' })
    expect((await send(lin, 'POST /mall/orders', { skuId }, 'the-same-key')).body.code).toBe('KEY_REUSED')
  })

  test('taken back are taken back once, and by nobody else', async () => {
    const { skuId } = await put('goods', 'Bag', { pieces: 1 })
    const { balance } = (await send(lin, 'GET /points')).body
    const { orderId } = (await send(lin, 'POST /mall/orders', { skuId, address: HOME })).body
    const cancel = `/mall/orders/${orderId}/cancel`

    for (const path of [cancel, `/mall/orders/${orderId}/receive`]) {
      expect(await send(zhou, `POST ${path}`)).toMatchObject({ status: 404, body: { code: 'ORDER_UNKNOWN' } })
    }
    expect((await send(zhou, `GET /mall/orders/${orderId}`)).body.code).toBe('ORDER_UNKNOWN')
    const taken = await send(lin, `POST ${cancel}`)
    expect(taken.body).toMatchObject({ balance, order: { state: 'cancelled', address: { name: '林*夏' } } })
    expect((await send(lin, `POST ${cancel}`)).body.code).toBe('ORDER_CLOSED')
    expect((await send(lin, 'GET /mall/orders?state=cancelled')).body.items).toMatchObject([{ orderId }])
    expect(await verify(db, laurel.deps.config)).toEqual([])
  })
})

describe('codes', () => {
  test('are shown to their owner alone, and lie nowhere in the clear', async () => {
    const { skuId } = await put('code', 'Coupon', { codes: [' SECRET-1 ', 'SECRET-2', 'SECRET-1'] })
    const { orderId } = (await send(lin, 'POST /mall/orders', { skuId })).body

    expect((await send(lin, `GET /mall/orders/${orderId}`)).body).toMatchObject({
      code: 'SECRET-1',
      mayCancel: false,
    })
    expect((await send(zhou, `GET /mall/orders/${orderId}`)).status).toBe(404)
    expect((await send(lin, `POST /mall/orders/${orderId}/cancel`)).body.code).toBe('ORDER_CLOSED')
    for (const table of ['audit', 'code', 'idempotency', 'mall_order', 'outbox']) {
      expect(JSON.stringify(await db.all(`select * from ${table}`))).not.toContain('SECRET')
    }
  })

  test('that are blank are refused with their line, and duplicates are told', async () => {
    const { skuId } = await put('code', 'Ticket', { codes: ['T1'] })
    const codes = `/admin/skus/${skuId}/codes`

    expect((await send(editor, `POST ${codes}`, { codes: ['T2', '  '] })).body).toMatchObject({
      code: 'INPUT_INVALID',
      details: { line: 2 },
    })
    expect((await send(editor, `POST ${codes}`, { codes: ['T1', 'T2', 'T2'] })).body).toEqual({
      added: 1,
      duplicateLines: [1, 3],
      stock: 2,
    })
  })
})

describe('operators', () => {
  test('see an address in full only by a look that is written down, without the address', async () => {
    const { skuId } = await put('goods', 'Book', { pieces: 1 })
    const { orderId } = (await send(lin, 'POST /mall/orders', { skuId, address: HOME })).body
    const look = `/admin/orders/${orderId}/address`

    expect((await send(auditor, `POST ${look}`)).body.code).toBe('ROLE_MISSING')
    expect((await send(editor, `POST ${look}`)).body).toEqual({ address: HOME })
    expect((await send(editor, `POST ${look}`)).body).toEqual({ address: HOME })

    const looks = (await db.all('select * from audit')).filter(({ call }) =>
      String(call).endsWith('/address'),
    )
    expect(looks).toHaveLength(2)
    expect(JSON.stringify(await db.all('select * from audit'))).not.toContain(HOME.phone)
    expect((await send(auditor, 'GET /admin/orders?state=placed')).body.items[0]).toMatchObject({
      orderId,
      address: { phone: '138****2046' },
    })
  })

  test('arrange the shelf, and read it back', async () => {
    const first = await put('goods', 'Vase', { pieces: 1 })
    const second = await put('goods', 'Tray', { pieces: 1 })
    const productIds = [second.productId, first.productId]

    expect((await send(editor, 'PUT /admin/shelf', { productIds })).body).toEqual({ productIds })
    expect((await send(auditor, 'GET /admin/shelf')).body).toEqual({ productIds })
    expect(
      (await send(null, 'GET /mall?limit=2')).body.items.map((tile: { title: string }) => tile.title),
    ).toEqual(['Tray', 'Vase'])
    expect((await send(auditor, 'PUT /admin/shelf', { productIds })).body.code).toBe('ROLE_MISSING')
  })

  test('edit products and skus, and read what they did', async () => {
    const { productId, skuId } = await put('goods', 'Pen', { pieces: 1 })
    const { title, kind: _, budgetId: __, ...words } = { title: 'Quill', kind: '', ...text }

    expect((await send(editor, `PUT /admin/products/${productId}`, { title, ...words })).body).toMatchObject({
      title,
    })
    const sku = { title: 'Goose', pricePoints: 700, ...terms, limitPerMember: 2 }
    await send(editor, `PUT /admin/skus/${skuId}`, sku)
    expect((await send(auditor, `GET /admin/products/${productId}`)).body.skus).toMatchObject([
      { id: skuId, ...sku },
    ])
    expect((await send(auditor, 'GET /admin/products?limit=1')).body.items).toMatchObject([{ id: productId }])
    expect((await send(auditor, 'GET /admin/products/none')).body.code).toBe('PRODUCT_UNKNOWN')
    expect(
      (await send(editor, `POST /admin/skus/${skuId}/stock`, { pieces: -2, because: 'lost' })).body.code,
    ).toBe('STOCK_EMPTY')
  })

  test('stop an order before it leaves', async () => {
    const { skuId } = await put('goods', 'Soap', { pieces: 1 })
    const { orderId } = (await send(lin, 'POST /mall/orders', { skuId, address: HOME })).body

    expect((await send(editor, `POST /admin/orders/${orderId}/cancel`)).body).toMatchObject({
      state: 'cancelled',
    })
    expect((await send(editor, 'POST /admin/orders/none/cancel')).body.code).toBe('ORDER_UNKNOWN')
    expect(await verify(db, laurel.deps.config)).toEqual([])
  })
})
