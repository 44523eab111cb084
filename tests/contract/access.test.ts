/** Every route, asked by every kind of caller; and what is one member's, asked for by another. */
import type { CallLine, Problem } from '@laurel/shared/call'
import { mallApi } from '@laurel/shared/mall'
import { operatorApi } from '@laurel/shared/operators'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ask, type Reply, send } from '../world/ask.ts'
import type { MemberClient } from '../world/members.ts'
import { FIRST_OPERATOR } from '../world/operators.ts'
import { access, type Caller, expected, ROLES, type Verdict } from './access-table.ts'
import {
  type Document,
  documentOf,
  endsSession,
  everyCall,
  inputOf,
  nameOf,
  operationOf,
  sampleOf,
} from './calls.ts'
import { openStage, type Stage } from './stage.ts'

const HOUR_MS = 3_600_000
const CALLERS: Caller[] = ['nobody', 'member', 'expired', 'garbage', ...ROLES]
let stage: Stage
let document: Document
let lin: MemberClient
let zhou: MemberClient
const tokens = new Map<string, string>()
let now = Date.now()

beforeAll(async () => {
  stage = await openStage({ clock: () => now })
  const { world: w } = stage
  document = await documentOf(w.url)
  tokens
    .set('expired member', (await w.member('old')).token)
    .set('expired operator', w.operators.token('admin'))
  now += HOUR_MS + 1
  const { operators } = await w.operatorsNow()
  for (const role of ['manager', 'auditor'] as const) {
    const password = `laurel-demo-${role}`
    await operators.as('admin', operatorApi.add, { login: role, name: role, role, password })
    tokens.set(role, (await ask(w.url, operatorApi.signIn, { login: role, password })).accessToken)
  }
  for (const role of ['admin', 'editor', 'approver']) tokens.set(role, operators.token(role))
  lin = await w.member('lin', 10_000)
  zhou = await w.member('zhou', 10_000)
  tokens.set('member', lin.token).set('garbage', 'ey.not.a-token')
})
afterAll(() => stage.world.close())

function tokenOf(caller: Caller, who: string): string | undefined {
  if (caller !== 'expired') return tokens.get(caller)
  return tokens.get(who === 'member' || who === 'guest' ? 'expired member' : 'expired operator')
}

/** Somebody whose session may end. */
async function leaverOf(name: string, caller: Caller, who: string): Promise<string | undefined> {
  const { world: w } = stage
  if (caller === 'member') return (await w.member(`leaver of ${name}`)).token
  if (!ROLES.some((role) => role === caller)) return tokenOf(caller, who)
  const password = caller === 'admin' ? FIRST_OPERATOR.password : `laurel-demo-${caller}`
  return (
    await ask(w.url, operatorApi.signIn, { login: caller, password }, { ip: `10.3.0.${caller.length}` })
  ).accessToken
}

function askingToken(call: CallLine, caller: Caller): Promise<string | undefined> | string | undefined {
  const [name, who] = [nameOf(call), access[nameOf(call)] ?? '']
  return endsSession(call) ? leaverOf(name, caller, who) : tokenOf(caller, who)
}

const BARS = ['SESSION_MISSING', 'SESSION_EXPIRED', 'ROLE_MISSING']
const verdictOf = ({ status, body }: Reply<unknown>): Verdict => {
  const code = status >= 400 ? (body as Problem).code : ''
  return BARS.includes(code) ? (code as Verdict) : 'in'
}

test('the page of promises names every call, and no other', () => {
  expect(Object.keys(access).toSorted()).toEqual(everyCall.map(nameOf).toSorted())
})

describe.each(everyCall.map((call) => [nameOf(call), call] as const))('%s', (name, call) => {
  test(`is for ${access[name]}`, async () => {
    const who = access[name] ?? ''
    const input = sampleOf(inputOf(operationOf(document, call))) as object
    const found = new Map<Caller, string>()
    for (const caller of CALLERS) {
      const token = await askingToken(call, caller)
      const reply = await send(stage.world.url, call as never, input, token ? { token } : {})
      found.set(caller, reply.status >= 500 ? `${reply.status}` : verdictOf(reply))
    }

    expect(Object.fromEntries(found)).toEqual(
      Object.fromEntries(CALLERS.map((caller) => [caller, expected(who, caller)])),
    )
  })
})

describe('an order of another member', () => {
  test.each([mallApi.order, mallApi.cancel, mallApi.receive])(
    '$method $path: is as unknown as one that never was',
    async (call) => {
      const { orderId } = await lin.redeem(stage.skuId)
      const asked = (token: string, id: string) =>
        send(stage.world.url, call as never, { orderId: id }, { token })

      const [others, nobodys] = [await asked(zhou.token, orderId), await asked(zhou.token, 'never-was')]
      expect([others.status, others.body]).toEqual([404, nobodys.body])
      expect(others.body).toMatchObject({ code: 'ORDER_UNKNOWN' })
      expect(verdictOf(await asked(lin.token, orderId))).toBe('in')
      expect((await asked(lin.token, orderId)).body).not.toMatchObject({ code: 'ORDER_UNKNOWN' })
    },
  )

  test('is in nobody else’s list', async () => {
    const { orderId } = await lin.redeem(stage.skuId)

    expect((await lin.ask(mallApi.orders, {})).items.map((order) => order.orderId)).toContain(orderId)
    expect((await zhou.ask(mallApi.orders, {})).items).toEqual([])
  })
})
