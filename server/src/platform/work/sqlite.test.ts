import { expect, test } from 'vitest'
import { act, openSqliteShop, openTill, outcomes, type ShopWork } from './testing.ts'

const cashOf = ({ db }: ReturnType<typeof openSqliteShop>) =>
  db.prepare<[], number>('select cash from till').pluck().get()
const earn =
  (cash: number) =>
  (w: ShopWork): number => {
    const till = w.get('till', 'a')
    return till ? w.set('till', till, { cash: till.cash + cash }).cash : -1
  }

async function openShop() {
  const shop = openSqliteShop()
  await shop.engine.run(openTill, null)
  shop.told.length = 0
  return shop
}
const times = (told: string[], word: string) => told.filter((text) => text.startsWith(word)).length

test('what arrives together shares one commit and writes each row once', async () => {
  const shop = await openShop()

  await Promise.all(Array.from({ length: 100 }, () => shop.engine.run(act(earn(1)), null)))

  expect(cashOf(shop)).toBe(100)
  expect([times(shop.told, 'BEGIN'), times(shop.told, 'COMMIT'), times(shop.told, 'update')]).toEqual([
    1, 1, 1,
  ])
})

test('commands of different turns do not wait for each other', async () => {
  const shop = await openShop()

  await shop.engine.run(act(earn(1)), null)
  await shop.engine.run(act(earn(1)), null)

  expect(times(shop.told, 'COMMIT')).toBe(2)
})

const turn = () => new Promise((resolve) => setImmediate(resolve))

test('behind a shared batch, who keeps coming one turn later shares the next one', async () => {
  const shop = await openShop()
  const several = () => Array.from({ length: 8 }, () => shop.engine.run(act(earn(1)), null))
  await Promise.all(several())
  const commits = times(shop.told, 'COMMIT')

  const answers = several()
  for (let i = 0; i < 3; i++) {
    await turn()
    answers.push(...several())
  }
  await Promise.all(answers)

  expect([cashOf(shop), times(shop.told, 'COMMIT') - commits]).toEqual([40, 1])
})

test('who comes alone waits for nobody', async () => {
  const shop = await openShop()
  await shop.engine.run(act(earn(1)), null)

  const answer = shop.engine.run(act(earn(1)), null)
  await turn()

  expect(times(shop.told, 'COMMIT')).toBe(2)
  await answer
})

test('an answer goes out only after the commit that holds it', async () => {
  const shop = await openShop()

  const committed = await shop.engine.run(act(earn(1)), null).then(() => times(shop.told, 'COMMIT'))

  expect(committed).toBe(1)
})

test('more than a batch holds is run in more than one, in the order it came', async () => {
  const shop = await openShop()

  const answers = await Promise.all(Array.from({ length: 600 }, () => shop.engine.run(act(earn(1)), null)))

  expect(answers).toEqual(answers.map((_, i) => i + 1))
  expect(times(shop.told, 'COMMIT')).toBe(3)
})

test('when the database refuses a batch, only the guilty command fails and the others keep their order', async () => {
  const shop = await openShop()
  const costs = [1, 2, -100, 4, 8]

  const results = await outcomes(
    shop.engine,
    costs.map((cash) => act(earn(cash))),
  )

  expect(results).toEqual([1, 3, 'refused', 7, 15])
  expect(cashOf(shop)).toBe(15)
})

test('a command that throws leaves nothing, and its neighbours are none the wiser', async () => {
  const shop = await openShop()
  const throws = act((w) => {
    earn(50)(w)
    w.add('note', { id: 'n' })
    throw new Error('no')
  })

  const results = await outcomes(shop.engine, [act(earn(1)), throws, act(earn(2))])

  expect(results).toEqual([1, 'refused', 3])
  expect([cashOf(shop), shop.db.prepare('select * from note').all()]).toEqual([3, []])
  expect(times(shop.told, 'COMMIT')).toBe(1)
})

test('a database that can’t begin fails every command of the batch, and serves again when it can', async () => {
  const shop = await openShop()
  shop.db.exec('begin')

  const refused = await outcomes(shop.engine, [act(earn(1)), act(earn(1))])
  shop.db.exec('commit')

  expect(refused).toEqual(['refused', 'refused'])
  expect(await shop.engine.run(act(earn(1)), null)).toBe(1)
})
