import { afterEach, beforeEach, expect, test } from 'vitest'
import { KEY_KEPT_MS, sweepJob } from './sweep.ts'
import { openTestDatabase, type TestDatabase } from './testing.ts'

let box: TestDatabase
beforeEach(async () => {
  box = await openTestDatabase()
})
afterEach(() => box.close())

const keep = (...keys: string[]) =>
  box.did((w, _input, at) => {
    for (const key of keys)
      w.add('idempotency', { key, scope: 'lin', hash: 'h', status: 200, body: '{}', at })
  })
const kept = async () => (await box.db.all('select key from idempotency order by key')).map(({ key }) => key)
const sweep = () => sweepJob(box.db, box.clock).run()

test('a key is kept for seven days to the millisecond, and forgotten after that', async () => {
  await keep('old')
  box.time.now += 1
  await keep('young')

  box.time.now += KEY_KEPT_MS - 1
  await sweep()
  expect(await kept()).toEqual(['old', 'young'])

  box.time.now += 1
  await sweep()
  expect(await kept()).toEqual(['young'])
})

test('one sweep forgets more keys than fit in a round, and a second one finds nothing to do', async () => {
  await keep(...Array.from({ length: 1_234 }, (_, i) => `k${i}`))
  box.time.now += KEY_KEPT_MS + 1
  await sweep()
  expect(await kept()).toEqual([])

  const { commands } = box.db.engine.count
  await sweep()
  expect(box.db.engine.count.commands).toBe(commands)
})

test('two sweeps at once do no harm', async () => {
  await keep('a', 'b', 'c')
  box.time.now += KEY_KEPT_MS + 1
  await Promise.all([sweep(), sweep()])

  expect(await kept()).toEqual([])
})
