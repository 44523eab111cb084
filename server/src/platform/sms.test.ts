import { createHmac } from 'node:crypto'
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createSms } from './sms.ts'

const secret = 'mQ7w9Zr2Xk5Tb8Nf3Hc6Jd1Lp4Vs0Gy!'
const message = { id: 'code/1', to: '+8613800002046', text: '验证码 123456' }
const clock = () => 1_700_000_123_456
let got: { headers: IncomingHttpHeaders; body: string }[]
let said: string[]
let statuses: number[]
let server: Server
const log = { info: (fields: object, text: string) => void said.push(`${JSON.stringify(fields)} ${text}`) }

beforeEach(async () => {
  got = []
  said = []
  statuses = []
  server = createServer(async (request, reply) => {
    const chunks = await request.toArray()
    got.push({ headers: request.headers, body: Buffer.concat(chunks).toString() })
    reply.writeHead(statuses.shift() ?? 200).end('taken')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterEach(() => new Promise((resolve) => server.close(resolve)))

const gateway = () => ({
  url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/sms`,
  secret,
})

async function sendTo(options: { gateway: ReturnType<typeof gateway> | null; production: boolean }) {
  const sms = createSms({ ...options, clock, log })
  try {
    await sms.send(message)
  } finally {
    await sms.close()
  }
}

test('the gateway gets the message, signed over time and body', async () => {
  await sendTo({ gateway: gateway(), production: true })

  const [{ headers, body } = { headers: {}, body: '' }] = got
  const signed = createHmac('sha256', secret).update(`1700000123456.${body}`).digest('hex')
  expect(JSON.parse(body)).toEqual(message)
  expect(headers).toMatchObject({ 'x-laurel-timestamp': '1700000123456' })
  expect(headers['x-laurel-signature']).toBe(`sha256=${signed}`)
  expect(said).toEqual([])
})

test('a gateway that took nothing because it was busy is asked again', async () => {
  statuses = [503, 429]
  await sendTo({ gateway: gateway(), production: true })

  expect(got.map(({ body }) => JSON.parse(body).id)).toEqual(['code/1', 'code/1', 'code/1'])
})

test.each([400, 403, 500, 502])('an answer of %i is no second message', async (status) => {
  statuses = [status]

  await expect(sendTo({ gateway: gateway(), production: true })).rejects.toThrow(String(status))
  expect(got.length).toBe(1)
})

test('without a gateway production sends nothing, and says so', async () => {
  await expect(sendTo({ gateway: null, production: true })).rejects.toThrow('SMS_URL')
})

test('a developer reads along, and the log says a masked number and nothing of the text', async () => {
  const sms = createSms({ gateway: null, production: false, clock, log })
  await sms.send(message)
  await sms.send({ ...message, id: 'code/2' })

  expect(sms.inbox?.().map(({ id }) => id)).toEqual(['code/2', 'code/1'])
  expect(said.join()).toContain('138******46')
  expect(said.join()).not.toMatch(/13800002046|123456/)
})
