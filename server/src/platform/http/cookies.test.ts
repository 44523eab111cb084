import type { FastifyRequest } from 'fastify'
import { describe, expect, test } from 'vitest'
import { browserCaller, goneCookie, refuseForeign, secretOf, sessionCookie } from './cookies.ts'

const requestOf = (headers: Record<string, string>, method = 'POST'): FastifyRequest =>
  ({ headers, method, protocol: 'https', host: 'console.laurel.cn' }) as unknown as FastifyRequest
const session = {
  sessionId: 's1',
  operator: { id: 'o1', role: 'editor' },
  limited: false,
  csrfToken: 'the token',
} as const
const browsers = { secure: true, find: async (secret: string) => (secret === 'good' ? session : null) }

describe('the cookie', () => {
  test('is for this host alone, over https alone, and for no script', () => {
    expect(sessionCookie({ secure: true }, 'abc')).toBe(
      '__Host-laurel=abc; Path=/; HttpOnly; SameSite=Strict; Secure',
    )
    expect(goneCookie({ secure: true })).toBe(
      '__Host-laurel=; Max-Age=0; Path=/; HttpOnly; SameSite=Strict; Secure',
    )
    expect(sessionCookie({ secure: false }, 'abc')).toBe('laurel=abc; Path=/; HttpOnly; SameSite=Strict')
  })

  test('is found among others, and never by a part of its name', () => {
    const found = (cookie: string) => secretOf(requestOf({ cookie }), browsers)
    expect(found('a=1; __Host-laurel=abc; b=2')).toBe('abc')
    expect(found('laurel=abc; x__Host-laurel=abc')).toBeNull()
    expect(found('__Host-laurel=')).toBeNull()
    expect(secretOf(requestOf({}), browsers)).toBeNull()
  })
})

describe('a write', () => {
  test.each([
    [{ 'sec-fetch-site': 'same-origin' }, true],
    [{ 'sec-fetch-site': 'same-site' }, false],
    [{ 'sec-fetch-site': 'cross-site', origin: 'https://console.laurel.cn' }, false],
    [{ 'sec-fetch-site': 'none' }, false],
    [{ origin: 'https://console.laurel.cn' }, true],
    [{ origin: 'http://console.laurel.cn' }, false],
    [{ origin: 'https://console.laurel.cn.evil.example' }, false],
    [{ origin: 'null' }, false],
    [{}, false],
  ])('that says %o is from our own page: %s', (headers, isOwn) => {
    const asked = () => refuseForeign(requestOf(headers as unknown as Record<string, string>))
    if (isOwn) expect(asked).not.toThrow()
    else expect(asked).toThrow('ORIGIN_FOREIGN')
  })

  const from = (headers: Record<string, string>, method = 'POST', secret = 'good') =>
    browserCaller({ request: requestOf(headers, method), who: ['editor'], secret, browsers })
  const page = { 'sec-fetch-site': 'same-origin' }

  test('shows the token of its session; a read need not', async () => {
    expect(await from({ ...page, 'x-csrf-token': 'the token' })).toMatchObject({ sessionId: 's1' })
    expect(await from({}, 'GET')).toMatchObject({ operator: { id: 'o1', role: 'editor' } })
    await expect(from(page)).rejects.toThrow('ORIGIN_FOREIGN')
    await expect(from({ ...page, 'x-csrf-token': 'the tokem' })).rejects.toThrow('ORIGIN_FOREIGN')
    await expect(from({}, 'GET', 'bad')).rejects.toThrow('SESSION_EXPIRED')
  })

  test('is for the roles its call names, and not before the operator is ready', async () => {
    const request = requestOf({}, 'GET')
    const limited = { secure: true, find: async () => ({ ...session, limited: true }) }
    const asked = { request, secret: 'good' }
    await expect(browserCaller({ ...asked, who: ['admin'], browsers })).rejects.toThrow('ROLE_MISSING')
    await expect(browserCaller({ ...asked, who: ['editor'], browsers: limited })).rejects.toThrow(
      'OPERATOR_UNREADY',
    )
    expect(await browserCaller({ ...asked, who: 'operator', browsers: limited })).toMatchObject({
      csrfToken: 'the token',
    })
  })
})
