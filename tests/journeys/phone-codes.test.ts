/** A number proven by a code: sent, typed, limited, guessed at, and another's. */
import { identityApi } from '@laurel/shared/identity'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ask, refusalOf, send } from '../world/ask.ts'
import { databaseKinds } from '../world/databases.ts'
import { type World, world } from '../world/world.ts'

const MINUTE_MS = 60_000
let now = Date.parse('2026-11-22T10:00:00+08:00')
let numbers = 0
const newPhone = (): string => {
  numbers += 1
  return `139${String(20_000_000 + numbers)}`
}
let addresses = 0
/** Nobody's address is anybody else's. */
const newIp = (): string => {
  addresses += 1
  return `10.${100 + (addresses >> 16)}.${(addresses >> 8) & 255}.${addresses & 255}`
}

describe.each(databaseKinds)('on %s', (database) => {
  let w: World
  beforeAll(async () => {
    w = await world({ database, clock: () => now })
  })
  afterAll(() => w.close())

  const asks = (phone: string, { ip = newIp(), visitorId }: { ip?: string; visitorId?: string } = {}) =>
    refusalOf(ask(w.url, identityApi.sendPhoneCode, { phone, ...(visitorId ? { visitorId } : {}) }, { ip }))
  const lastCode = async (phone: string): Promise<string> =>
    /\d{6}/.exec((await w.texts(phone))[0] ?? '')?.[0] ?? 'none'
  const wrongOf = (code: string): string => (code === '111111' ? '222222' : '111111')
  const someone = async (name: string) => {
    const member = await w.member(`${name}${database}`)
    return {
      ...member,
      types: (phone: string, code: string) =>
        refusalOf(member.ask(identityApi.setPhoneByCode, { phone, code })),
      phone: async () => (await member.ask(identityApi.me, {})).phone,
    }
  }

  test('who types the code that came has the number; the code is good once, and the fact says no number', async () => {
    const lin = await someone('lin')
    const phone = newPhone()
    expect(await asks(phone)).toBeUndefined()
    const code = await lastCode(phone)

    expect(await lin.types(phone, wrongOf(code))).toBe('SMS_CODE_WRONG')
    expect(await lin.types(phone, code)).toBeUndefined()
    expect(await lin.phone()).toBe(`${phone.slice(0, 3)}******${phone.slice(-2)}`)
    expect(await lin.types(phone, code)).toBe('SMS_CODE_OVER')
    const facts = await w.db.all(
      `select data from fact where type = 'member.phone-verified' and member_id = '${lin.id}'`,
    )
    expect(facts.map(({ data }) => (typeof data === 'string' ? JSON.parse(data) : data))).toEqual([{}])
  })

  test('a code that is old, replaced, or another number’s is not taken', async () => {
    const ann = await someone('ann')
    const [hers, other] = [newPhone(), newPhone()]
    await asks(hers)
    const first = await lastCode(hers)
    now += MINUTE_MS
    await asks(hers)
    const second = await lastCode(hers)
    await asks(other)

    if (first !== second) expect(await ann.types(hers, first)).toBe('SMS_CODE_WRONG')
    const others = await lastCode(other)
    if (others !== second) expect(await ann.types(hers, others)).toBe('SMS_CODE_WRONG')
    now += 5 * MINUTE_MS
    expect(await ann.types(hers, second)).toBe('SMS_CODE_OVER')
    expect(await ann.phone()).toBeNull()
  })

  test('guessed at from everywhere at once, a code is dead after five tries', async () => {
    const thief = await someone('thief')
    const phone = newPhone()
    await asks(phone)
    const code = await lastCode(phone)
    const guesses = Array.from({ length: 400 }, (_, n) => String(n).padStart(6, '0')).filter(
      (guess) => guess !== code,
    )
    const answers = await Promise.all(
      guesses.map(async (guess) => {
        const asked = { phone, code: guess }
        return (await send(w.url, identityApi.setPhoneByCode, asked, { token: thief.token, ip: newIp() }))
          .body as { code?: string }
      }),
    )

    expect(answers.filter(({ code: refusal }) => refusal === 'SMS_CODE_WRONG').length).toBe(5)
    expect(answers.filter(({ code: refusal }) => refusal === 'SMS_CODE_OVER').length).toBe(guesses.length - 5)
    expect(await thief.types(phone, code)).toBe('SMS_CODE_OVER')
  })

  test('is sent once a minute to a number, five times a day; and so often only for one address and one device', async () => {
    const phone = newPhone()
    const sent: (string | undefined)[] = []
    for (let again = 0; again < 6; again++) {
      sent.push(await asks(phone))
      now += MINUTE_MS
    }
    expect(sent).toEqual([...Array<undefined>(5).fill(undefined), 'SMS_TOO_OFTEN'])
    expect([await asks(newPhone()), await asks(phone)]).toEqual([undefined, 'SMS_TOO_OFTEN'])

    const one = newPhone()
    const both = await Promise.all([asks(one), asks(one), asks(one)])
    expect(both.filter((refusal) => refusal === undefined).length).toBe(1)

    const ip = newIp()
    const visitorId = 'f'.repeat(32)
    const byAddress = await Promise.all(Array.from({ length: 25 }, () => asks(newPhone(), { ip })))
    const byDevice = await Promise.all(Array.from({ length: 15 }, () => asks(newPhone(), { visitorId })))
    expect(byAddress.filter((refusal) => refusal === undefined).length).toBe(20)
    expect(byDevice.filter((refusal) => refusal === undefined).length).toBe(10)
  })

  test('says nothing of whose a number is; who proves another’s learns that it is taken, and no more', async () => {
    now += 2 * 60 * MINUTE_MS
    const [bob, eve] = [await someone('bob'), await someone('eve')]
    const phone = newPhone()
    await asks(phone)
    await bob.types(phone, await lastCode(phone))
    now += MINUTE_MS

    const replies = await Promise.all(
      [phone, newPhone()].map((one) =>
        send(w.url, identityApi.sendPhoneCode, { phone: one }, { ip: newIp() }),
      ),
    )
    expect(replies.map(({ status, body }) => ({ status, body }))).toEqual([
      { status: 200, body: {} },
      { status: 200, body: {} },
    ])
    const answer = await send(
      w.url,
      identityApi.setPhoneByCode,
      { phone, code: await lastCode(phone) },
      { token: eve.token },
    )
    expect(answer.body).toMatchObject({ code: 'PHONE_TAKEN' })
    expect(JSON.stringify(answer.body)).not.toContain(bob.id)
    expect(await eve.phone()).toBeNull()
  })
})

test('where no gateway answers no text is sent, and where one is set nobody reads along', async () => {
  const w = await world({ env: { SMS_URL: 'http://127.0.0.1:9/sms', SMS_SECRET: 'nobody listens there' } })
  const phone = newPhone()

  expect(await refusalOf(ask(w.url, identityApi.sendPhoneCode, { phone }))).toBe('SMS_UNAVAILABLE')
  expect((await fetch(`${w.url}/dev/texts`)).status).toBe(404)
  await w.close()
})
