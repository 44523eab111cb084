/** Mailings: a link of its own for each recipient, sent to once at most, in the hours in which people are awake. */
import { randomUUID } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type AddMailingInput, leadsAdminApi } from '@laurel/shared/leads'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { refusalOf } from '../world/ask.ts'
import { confide } from '../world/confidences.ts'
import { databaseKinds } from '../world/databases.ts'
import { dieHolding } from '../world/mailings.ts'
import { invitePhone, publishProgramme } from '../world/referral.ts'
import { type World, world } from '../world/world.ts'

const MINUTE_MS = 60_000
const TEXT = '秋日好礼，点开看看 {链接} 回T退订'
const CODE = /\/s\/([1-9A-HJ-NP-Za-km-z]{14})/

interface Sent {
  id: string
  to: string
  text: string
}

/** A gateway as a bank runs it: what it takes it sends. */
async function openGateway() {
  const sent: Sent[] = []
  const state = { answer: () => 200, arrived: (_message: Sent): void => undefined }
  const server: Server = createServer(async (request, reply) => {
    const message = JSON.parse(Buffer.concat(await request.toArray()).toString()) as Sent
    const status = state.answer()
    if (status === 200) sent.push(message)
    state.arrived(message)
    reply.writeHead(status).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/sms`
  return { url, sent, state, close: () => new Promise((resolve) => server.close(resolve)) }
}

let numbers = 0
const newPhones = (count: number): string[] =>
  Array.from({ length: count }, () => {
    numbers += 1
    const phone = `136${String(40_000_000 + numbers)}`
    confide(phone)
    return phone
  })
const listOf = (phones: readonly string[]): string =>
  ['name,phone', ...phones.map((one) => `客户,${one}`)].join('\n')

describe.each(databaseKinds)('on %s', (database) => {
  let w: World
  let gateway: Awaited<ReturnType<typeof openGateway>>
  let offerId: string
  let now = Date.parse('2026-11-18T10:00:00+08:00')

  beforeAll(async () => {
    gateway = await openGateway()
    const env = { SMS_URL: gateway.url, SMS_SECRET: 'the test gateway and nobody else' }
    w = await world({ database, clock: () => now, env })
    offerId = (await publishProgramme(w.operators, { body: { surfaces: ['friend', 'sms'] } })).offerId
  })
  afterAll(async () => {
    expect(await w.verify()).toEqual([])
    await w.close()
    await gateway.close()
  })

  const as = {
    add: (input: Partial<AddMailingInput>) =>
      w.operators.as('editor', leadsAdminApi.addMailing, { offerId, surface: 'sms', text: TEXT, ...input }),
    one: (mailingId: string) => w.operators.as('editor', leadsAdminApi.mailing, { mailingId }),
    stop: (mailingId: string) => w.operators.as('editor', leadsAdminApi.stopMailing, { mailingId }),
  }
  const sentTo = (phones: readonly string[]): Sent[] =>
    gateway.sent.filter(({ to }) => phones.some((phone) => to.endsWith(phone)))
  const sheetsOf = async (mailingId: string): Promise<number> =>
    (await w.db.all(`select page from mailing_sheet where mailing_id = '${mailingId}'`)).length

  test('whoever comes while the last page is under way finds nobody left to send to', async () => {
    const phones = newPhones(23)
    await as.add({ csv: listOf(phones) })
    let second: Promise<unknown> = Promise.resolve()
    gateway.state.arrived = () => {
      if (sentTo(phones).length === 21) second = w.run('leads')
    }
    await w.run('leads')
    await second
    gateway.state.arrived = () => undefined

    expect(sentTo(phones).map(({ to }) => to)).toHaveLength(23)
  })

  test('everybody on the list gets a text with a link of his own, once; what was wrong is told by its line', async () => {
    const phones = newPhones(45)
    const csv = `${listOf(phones)}\n客户,123\n客户,${phones[0]}\n"=cmd()",${phones[1]}`
    const mailing = await as.add({ csv })
    expect(mailing).toMatchObject({ state: 'sending', total: 45, sent: 0, parts: 1 })
    expect(mailing.faults).toEqual([
      { line: 47, fault: 'phone' },
      { line: 48, fault: 'twice' },
      { line: 49, fault: 'twice' },
    ])
    await Promise.all([w.run('leads'), w.run('leads')])
    await w.run('leads')

    const got = sentTo(phones)
    expect(got.length).toBe(45)
    expect(new Set(got.map(({ to }) => to)).size).toBe(45)
    const codes = got.map(({ text }) => CODE.exec(text)?.[1] ?? '')
    expect(new Set(codes).size).toBe(45)
    expect(await as.one(mailing.id)).toMatchObject({ state: 'sent', total: 45, sent: 45, failed: 0 })
    expect(await sheetsOf(mailing.id)).toBe(0)
    // The link stands for the recipient, and whoever forwards it makes the next hop.
    const phone = invitePhone(w, { name: `reader${database}`, clock: () => now })
    expect(await phone.open(codes[0] ?? '')).toMatchObject({ surface: 'sms', inviter: null, state: 'live' })
    const forwarded = await phone.share({ offerId })
    const [{ parent, depth } = {}] = await w.db.all(
      `select parent, depth from share_link where code = '${forwarded.code}'`,
    )
    expect({ parent, depth: Number(depth) }).toEqual({ parent: codes[0], depth: 2 })
  })

  test('to members: those who have a number and agree, at the number that they have now', async () => {
    const [ann, bob, eve] = [
      await w.member(`ann${database}`),
      await w.member(`bob${database}`),
      await w.member('eve'),
    ]
    const [hers, his] = newPhones(2)
    await w.link(ann.id, 'phone', `+86${hers}`)
    await w.link(bob.id, 'phone', `+86${his}`)
    const mailing = await as.add({})
    expect(mailing.total).toBe(2)
    await w.run('leads')

    expect(sentTo([hers ?? '', his ?? '']).length).toBe(2)
    expect(await as.one(mailing.id)).toMatchObject({ state: 'sent', total: 2, sent: 2 })
    const lines = await w.db.all(`select member_id from mailing_recipient where mailing_id = '${mailing.id}'`)
    expect(lines.map(({ member_id }) => member_id).toSorted()).toEqual([ann.id, bob.id].toSorted())
    expect(lines.map(({ member_id }) => member_id)).not.toContain(eve.id)
    expect(await refusalOf(as.add({ minLevel: 5 }))).toBe('MAILING_EMPTY')
  })

  test('nobody is disturbed at night, and what waited goes out in the morning', async () => {
    const phones = newPhones(3)
    const begun = now
    const mailing = await as.add({ csv: listOf(phones) })
    now = Date.parse('2026-11-18T23:30:00+08:00')
    await w.run('leads')
    expect(sentTo(phones)).toEqual([])
    now = Date.parse('2026-11-19T08:00:00+08:00')
    await w.run('leads')

    expect(sentTo(phones).length).toBe(3)
    now = begun + MINUTE_MS
    expect((await as.one(mailing.id)).state).toBe('sent')
  })

  test('stopped, it ends at its next message, and the numbers are gone', async () => {
    const phones = newPhones(50)
    const mailing = await as.add({ csv: listOf(phones) })
    let stopped: Promise<unknown> = Promise.resolve()
    gateway.state.arrived = () => {
      if (sentTo(phones).length === 5) stopped = as.stop(mailing.id)
    }
    await w.run('leads')
    await stopped
    gateway.state.arrived = () => undefined
    await w.run('leads')

    const got = sentTo(phones).length
    expect(got).toBeGreaterThanOrEqual(5)
    expect(got).toBeLessThan(20)
    expect(await as.one(mailing.id)).toMatchObject({ state: 'stopped', sent: got })
    expect(await sheetsOf(mailing.id)).toBe(0)
    expect((await as.stop(mailing.id)).state).toBe('stopped')
  })

  test('a number that the gateway will not take has failed, and is not tried again', async () => {
    const phones = newPhones(4)
    let asked = 0
    gateway.state.answer = () => {
      asked += 1
      return asked === 2 ? 400 : 200
    }
    const mailing = await as.add({ csv: listOf(phones) })
    await w.run('leads')
    await w.run('leads')
    gateway.state.answer = () => 200

    expect(asked).toBe(4)
    expect(await as.one(mailing.id)).toMatchObject({ state: 'sent', sent: 3, failed: 1 })
  })

  test('who was taken up by a process that died is not sent to twice: they count as failed, the rest goes on', async () => {
    const phones = newPhones(25)
    const { id: mailingId } = await as.add({ csv: listOf(phones) })
    // As a process does it that is killed before its first message, or before it notes the last.
    const codeOf = (): string =>
      randomUUID()
        .replace(/[^1-9a-f]/g, '')
        .slice(0, 10)
        .padEnd(14, 'z')
    const recipients = Array.from({ length: 20 }, () => ({ memberId: null, code: codeOf() }))
    await dieHolding(w, { mailingId, recipients })
    await w.run('leads')
    expect(await as.one(mailingId)).toMatchObject({ state: 'sending', sent: 5, failed: 0 })
    now += 11 * MINUTE_MS
    await w.run('leads')

    expect(sentTo(phones).map(({ to }) => to.slice(-11))).toEqual(phones.slice(20))
    expect(await as.one(mailingId)).toMatchObject({ state: 'sent', sent: 5, failed: 20 })
    expect(await sheetsOf(mailingId)).toBe(0)
  })

  test('a text without its link, a surface that is not the programme’s, and an empty list are refused', async () => {
    const csv = listOf(newPhones(1))

    expect(await refusalOf(as.add({ csv, text: '没有地方放链接' }))).toBe('MAILING_TEXT_INVALID')
    expect(await refusalOf(as.add({ csv, surface: 'article' }))).toBe('SURFACE_CLOSED')
    expect(await refusalOf(as.add({ csv, offerId: 'none' }))).toBe('PROGRAMME_UNKNOWN')
    expect(await refusalOf(as.add({ csv: 'phone\n12' }))).toBe('MAILING_EMPTY')
    expect(await refusalOf(as.one('none'))).toBe('MAILING_UNKNOWN')
    expect(await refusalOf(w.operators.as('approver', leadsAdminApi.stopMailing, { mailingId: 'x' }))).toBe(
      'ROLE_MISSING',
    )
  })
})
