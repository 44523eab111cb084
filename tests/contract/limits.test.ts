/** How often one address may ask, and what it is told when that is too often. */
import type { Problem } from '@laurel/shared/call'
import { mallApi } from '@laurel/shared/mall'
import { operatorApi } from '@laurel/shared/operators'
import { expect, test } from 'vitest'
import { send } from '../world/ask.ts'
import { world } from '../world/world.ts'

const times = <T>(count: number, one: () => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, one))

test('who guesses passwords is stopped after ten tries a minute, and told when to come back', async () => {
  const w = await world()
  let logins = 0
  // One login would be locked sooner.
  const guess = () => send(w.url, operatorApi.signIn, { login: `guess${logins++}`, password: 'guess' })
  const tried = await times(12, guess)

  const codes = tried.map(({ body }) => (body as unknown as Problem).code)
  expect(codes.filter((code) => code === 'PASSWORD_WRONG').length).toBeLessThanOrEqual(10)
  const stopped = tried.filter(({ status }) => status === 429)
  expect(stopped.length).toBeGreaterThanOrEqual(2)
  expect(stopped[0]?.body).toMatchObject({ code: 'RATE_EXCEEDED' })
  expect(Number(stopped[0]?.headers.get('retry-after'))).toBeGreaterThan(0)
  // Others go on: the limit is that call’s own.
  expect((await send(w.url, mallApi.shelf, {})).status).toBe(200)
  await w.close()
})

test('an address that asks more often than RATE_PER_MINUTE is stopped', async () => {
  const w = await world({ env: { RATE_PER_MINUTE: '20' } })
  const asked = await times(40, () => send(w.url, mallApi.shelf, {}))

  const stopped = asked.filter(({ status }) => status === 429)
  expect(stopped.length).toBeGreaterThanOrEqual(20)
  expect(stopped.length).toBeLessThan(40)
  expect(stopped[0]?.body).toMatchObject({ code: 'RATE_EXCEEDED' })
  expect(stopped[0]?.headers.get('content-type')).toContain('application/problem+json')
  await w.close()
})
