import { createHmac } from 'node:crypto'
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { webhook } from './webhook.ts'

const secret = 'mQ7w9Zr2Xk5Tb8Nf3Hc6Jd1Lp4Vs0Gy!'
const message = {
  id: 'm1',
  topic: 'order.shipped',
  at: 1_700_000_000_000,
  payload: { orderId: 'o1', title: '桂花乌龙' },
}
let got: { headers: IncomingHttpHeaders; body: string }[]
let status: number
let server: Server
beforeEach(async () => {
  got = []
  status = 200
  server = createServer(async (request, reply) => {
    const chunks = await request.toArray()
    got.push({ headers: request.headers, body: Buffer.concat(chunks).toString() })
    reply.writeHead(status).end('taken')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterEach(() => new Promise((resolve) => server.close(resolve)))

const url = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`
const post = () => webhook({ url: url(), secret }, () => 1_700_000_123_456)(message)

/** As a receiver does it, who knows the secret and the documentation. */
function isGenuine(headers: IncomingHttpHeaders, body: string, knownSecret: string): boolean {
  const signed = `${headers['x-laurel-timestamp']}.${body}`
  const expected = createHmac('sha256', knownSecret).update(signed).digest('hex')
  return headers['x-laurel-signature'] === `sha256=${expected}`
}

test('a receiver who knows the secret can tell that a message is genuine, and what it says', async () => {
  await post()

  const [{ headers, body } = { headers: {}, body: '' }] = got
  expect(JSON.parse(body)).toEqual(message)
  expect(headers).toMatchObject({ 'content-type': 'application/json', 'x-laurel-timestamp': '1700000123456' })
  expect(isGenuine(headers, body, secret)).toBe(true)
})

test('another secret, a changed body or another time do not pass as genuine', async () => {
  await post()

  const [{ headers, body } = { headers: {}, body: '' }] = got
  expect(isGenuine(headers, body, `${secret}x`)).toBe(false)
  expect(isGenuine(headers, body.replace('o1', 'o2'), secret)).toBe(false)
  expect(isGenuine({ ...headers, 'x-laurel-timestamp': '1700000123457' }, body, secret)).toBe(false)
})

test.each([300, 401, 404, 500, 503])('an answer of %i means that it was not taken', async (answered) => {
  status = answered

  await expect(post()).rejects.toThrow(`the webhook answered ${answered}`)
})

test('nobody at the address means that it was not taken', async () => {
  const gone = url()
  await new Promise((resolve) => server.close(resolve))

  await expect(webhook({ url: gone, secret }, Date.now)(message)).rejects.toThrow()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})

test('an address that never answers is given up after five seconds: a stop waits no longer', async () => {
  const silent = createServer(() => undefined)
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
  const from = Date.now()

  const hook = `http://127.0.0.1:${(silent.address() as AddressInfo).port}/hook`
  await expect(webhook({ url: hook, secret }, Date.now)(message)).rejects.toThrow()
  expect(Date.now() - from).toBeLessThan(8_000)
  silent.closeAllConnections()
  await new Promise((resolve) => silent.close(resolve))
}, 15_000)
