import { afterEach, beforeEach, expect, test } from 'vitest'
import { must } from '../platform/must.ts'
import { openTestDatabase, type TestDatabase } from '../platform/testing.ts'
import { transfer } from './commands/transfer.ts'
import { expiryNotices } from './expiry-notice.ts'

const DAY = 86_400_000
const templateId = 'template-expiring'
let world: TestDatabase
beforeEach(async () => {
  world = await openTestDatabase()
  await world.did((w) => {
    const wording = { title: '积分到期提醒', about: '到期前一周', page: 'points', fields: [] }
    w.add('messageTemplate', { id: templateId, topic: 'points.expiring', ...wording, state: 'live' })
    w.add('messageTopic', { topic: 'points.expiring', templateId })
  })
})
afterEach(() => world.close())

let gifts = 0
/** On 2026-11-21; the member allowed so many messages. */
async function member(
  id: string,
  { accepts, lots }: { accepts: number; lots: [day: string, points: number][] },
) {
  await world.did((w, _input, now) => {
    const counts = {
      told: accepts,
      pushed: 0,
      accepted: accepts,
      sent: 0,
      held: 0,
      lapsed: 0,
      left: accepts,
      receipts: 0,
    }
    w.add('messageQuota', { memberId: id, templateId, ...counts, isWanted: true })
    for (const [expiresOn, amount] of lots) {
      gifts += 1
      const credit = `member/${id}/points`
      const because = { reason: 'gift' } as const
      transfer(w, { id: `gift/${gifts}`, debit: 'mint/points', credit, amount, because, expiresOn }, now)
    }
  })
  return id
}
const round = () => expiryNotices({ engine: world.db.engine, reads: world.db, clock: world.clock }).run()
const said = async () =>
  (await world.db.all(`select payload from outbox where topic = 'wechat.message' order by at, id`)).map(
    ({ payload }) => JSON.parse(String(payload)) as { memberId: string; values: object },
  )

test('a member who allowed it hears a week before how many points lapse, once', async () => {
  const lin = await member('o-lin', { accepts: 3, lots: [['2026-11-28', 30]] })
  await member('o-never', { accepts: 0, lots: [['2026-11-28', 30]] })
  await member('o-later', { accepts: 3, lots: [['2026-11-29', 30]] })
  await member('o-soon', { accepts: 3, lots: [['2026-11-25', 30]] })
  await round()
  await round()

  expect(await said()).toMatchObject([{ memberId: lin, values: { points: '30', expiresOn: '2026-11-28' } }])
})

test('two last days are two messages, on two days', async () => {
  await member('o-lin', {
    accepts: 3,
    lots: [
      ['2026-11-27', 10],
      ['2026-11-28', 20],
    ],
  })
  await round()
  expect(await said()).toHaveLength(1)

  world.time.now += DAY
  await round()
  expect((await said()).map(({ values }) => must(values, 'values'))).toMatchObject([
    { points: '10', expiresOn: '2026-11-27' },
    { points: '20', expiresOn: '2026-11-28' },
  ])
})

test('a day on which the job did not run is made up for', async () => {
  await member('o-lin', { accepts: 3, lots: [['2026-11-28', 10]] })
  world.time.now += 2 * DAY
  await round()

  expect(await said()).toHaveLength(1)
})
