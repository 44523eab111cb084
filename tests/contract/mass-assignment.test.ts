/** A write takes what its call names and nothing else: not in the body, not deeper in it, not in the address. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, newKey, send } from '../world/ask.ts'
import { nameOf } from './calls.ts'
import { openStage, type Stage } from './stage.ts'
import { everyWrite, tokenFor, type Write } from './writes.ts'

const EXTRAS = {
  points: 1_000_000,
  tier: 'gold',
  role: 'admin',
  memberId: 'zhou',
  pricePoints: 1,
  status: 'live',
}
let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.world.close())

const sendTo = (write: Write, path: string, body: object) =>
  fetch(`${stage.world.url}/api${path}`, {
    method: write.call.method,
    headers: {
      authorization: `Bearer ${tokenFor(stage, write.as)}`,
      'idempotency-key': newKey(),
      'content-type': 'application/json',
    },
    body: JSON.stringify(body),
  })

/** The path filled in, and what is left for the body. */
function parted(
  { call }: Write,
  input: Record<string, unknown>,
): [path: string, body: Record<string, unknown>] {
  const body = { ...input }
  const path = call.path.replace(/:([a-zA-Z]+)/g, (_, name: string) => {
    delete body[name]
    return String(input[name])
  })
  return [path, body]
}

/** Every place in a body where a member could be added, with it. */
function swollen(value: unknown, name: string, extra: unknown): unknown[] {
  if (Array.isArray(value))
    return value.flatMap((item, i) => swollen(item, name, extra).map((more) => value.with(i, more)))
  if (!value || typeof value !== 'object') return []
  const inside = Object.entries(value).flatMap(([key, inner]) =>
    swollen(inner, name, extra).map((more) => ({ ...value, [key]: more })),
  )
  return name in value ? inside : [{ ...value, [name]: extra }, ...inside]
}

test('an extra member is found a place at every depth', () => {
  expect(swollen({ a: [{ b: 1 }], role: 'x' }, 'role', 'admin')).toEqual([
    { a: [{ b: 1, role: 'admin' }], role: 'x' },
  ])
})

/** The body of an offer is looked at by its kind. */
const refused = async (where: string, reply: Response): Promise<void> =>
  expect([where, reply.status, (await reply.json()).code]).toEqual([
    where,
    400,
    expect.stringMatching(/^(INPUT|OFFER_BODY)_INVALID$/),
  ])

test('every write refuses every extra member wherever it stands, changes nothing, and is granted without it', async () => {
  for (const write of everyWrite(stage)) {
    const [path, body] = parted(write, (await write.input()) as Record<string, unknown>)
    const before = await stage.state()
    for (const [name, extra] of Object.entries(EXTRAS)) {
      const where = `${nameOf(write.call)} ${name}`
      for (const more of swollen(body, name, extra))
        await refused(where, await sendTo(write, path, more as object))
      await refused(`${where} in the address`, await sendTo(write, `${path}?${name}=${extra}`, body))
    }
    expect(await stage.state()).toBe(before)

    const granted = await sendTo(write, path, body)
    expect([nameOf(write.call), granted.status < 300]).toEqual([nameOf(write.call), true])
    await granted.json()
  }
})

test('nobody becomes an admin, owns another’s points or sets a price by asking', async () => {
  const { world, lin, skuId } = stage
  const { status } = await send(
    world.url,
    { method: 'POST', path: '/mall/orders', refusals: [] },
    { skuId, pricePoints: 1, memberId: 'zhou' },
    { token: lin.token },
  )
  expect(status).toBe(400)
  const me = await ask<object, object>(
    world.url,
    { method: 'GET', path: '/identity/me', refusals: [] },
    {},
    lin,
  )
  expect(Object.keys(me).toSorted()).toEqual([
    'avatar',
    'avatarState',
    'consent',
    'id',
    'joinedAt',
    'name',
    'nickname',
    'phone',
  ])
})
