import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { createCipher } from './cipher.ts'

const key = (id: string) => ({ id, key: randomBytes(32) })
const [k1, k2, blind] = [key('k1'), key('k2'), randomBytes(32)]
const cipher = createCipher({ fields: [k1], blind })
const PHONE = '13800002046'

test('what is sealed for a member opens for that member, in any script and of any length', () => {
  for (const text of [PHONE, '', '浙江省杭州市西湖区 🏡', 'x'.repeat(10_000)])
    expect(cipher.open(cipher.seal(text, 'lin'), 'lin')).toBe(text)
})

test('sealing twice gives two texts, neither of which shows what is in it', () => {
  const [one, other] = [cipher.seal(PHONE, 'lin'), cipher.seal(PHONE, 'lin')]

  expect(one).not.toBe(other)
  expect(Buffer.from(one.split('.')[1] ?? '', 'base64url').includes(PHONE)).toBe(false)
})

test('a field does not open for another member', () => {
  expect(() => cipher.open(cipher.seal(PHONE, 'lin'), 'zhou')).toThrow()
})

test('a key of the same name with other bytes does not open it', () => {
  const wrong = createCipher({ fields: [{ id: 'k1', key: randomBytes(32) }], blind })

  expect(() => wrong.open(cipher.seal(PHONE, 'lin'), 'lin')).toThrow()
})

test('after a rotation the newest key seals, and the old one still opens', () => {
  const before = cipher.seal(PHONE, 'lin')
  const rotated = createCipher({ fields: [k2, k1], blind })

  expect(rotated.open(before, 'lin')).toBe(PHONE)
  expect(rotated.seal(PHONE, 'lin')).toMatch(/^k2\./)
  expect(() => cipher.open(rotated.seal(PHONE, 'lin'), 'lin')).toThrow('the field key "k2"')
})

test('a lost key is named', () => {
  const forgot = createCipher({ fields: [k2], blind })

  expect(() => forgot.open(cipher.seal(PHONE, 'lin'), 'lin')).toThrow('the field key "k1"')
})

test('not one changed bit goes unnoticed, nor a shortened text', () => {
  const [id, body = ''] = cipher.seal(PHONE, 'lin').split('.')
  const bytes = Buffer.from(body, 'base64url')
  const open = (changed: Buffer) => () => cipher.open(`${id}.${changed.toString('base64url')}`, 'lin')

  expect(open(bytes)()).toBe(PHONE)
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    const changed = Buffer.from(bytes)
    changed.writeUInt8(changed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3)
    expect(open(changed)).toThrow()
  }
  for (let length = 0; length < bytes.length; length++) expect(open(bytes.subarray(0, length))).toThrow()
})

test('a shortened seal is refused even when there is nothing else to check', () => {
  const [id, body = ''] = cipher.seal('', 'lin').split('.')
  const bytes = Buffer.from(body, 'base64url')

  for (let length = 0; length < bytes.length; length++)
    expect(() => cipher.open(`${id}.${bytes.toString('base64url', 0, length)}`, 'lin')).toThrow()
})

test('a blind mark is the same for the same text, and another under another key', () => {
  const other = createCipher({ fields: [k1], blind: randomBytes(32) })

  expect(cipher.blind(PHONE)).toBe(cipher.blind(PHONE))
  expect(cipher.blind(PHONE)).not.toBe(cipher.blind(`${PHONE} `))
  expect(cipher.blind(PHONE)).not.toBe(other.blind(PHONE))
})
