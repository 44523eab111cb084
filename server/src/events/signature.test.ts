import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { isSigned, stampOf } from './signature.ts'

const NOW = 1_795_000_000_000
const BODY = Buffer.from('{"id":"e1"}')
const signature = (secret: string, body: Buffer = BODY): string =>
  `v1=${createHmac('sha256', secret).update(`${NOW}.`).update(body).digest('hex')}`
const headers = (signed: string, change: Record<string, string> = {}) => ({
  'x-laurel-source': 'pos',
  'x-laurel-timestamp': String(NOW),
  'x-laurel-signature': signed,
  ...change,
})
const isBelieved = (signed: string, secrets: string[]): boolean => {
  const stamp = stampOf(headers(signed), NOW)
  return stamp !== null && isSigned(stamp, BODY, secrets)
}

test('one right signature under one of the keys is enough', () => {
  expect(isBelieved(signature('new'), ['old', 'new'])).toBe(true)
  expect(isBelieved(`${signature('other')}, ${signature('old')}`, ['old', 'new'])).toBe(true)
  expect(isBelieved(signature('other'), ['old', 'new'])).toBe(false)
  expect(isBelieved(signature('new'), [])).toBe(false)
})

test('it is for these bytes alone', () => {
  expect(isBelieved(signature('new', Buffer.from('{"id":"e2"}')), ['new'])).toBe(false)
})

test('a stamp of another form is none', () => {
  const good = signature('new')
  expect(stampOf(headers(good), NOW)).toMatchObject({ sourceId: 'pos', timestamp: String(NOW) })
  const bad = [
    headers(good, { 'x-laurel-source': 'a b' }),
    headers(good, { 'x-laurel-source': '' }),
    headers(good, { 'x-laurel-timestamp': String(NOW / 1000) }),
    headers(good.toUpperCase()),
    headers(`${good},`),
    headers(good.slice(3)),
    headers(Array.from({ length: 5 }, () => good).join()),
    {},
  ]
  for (const one of bad) expect(stampOf(one, NOW)).toBeNull()
})

test('five minutes to either side are its time', () => {
  const stamps = [-300_001, -300_000, 300_000, 300_001].map((ms) =>
    stampOf(headers(signature('new')), NOW + ms),
  )

  expect(stamps.map((stamp) => stamp !== null)).toEqual([false, true, true, false])
})
