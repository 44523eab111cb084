import type { DrawLog } from '@laurel/shared/draws'
import { beforeEach, describe, expect, test } from 'vitest'
import { phone, type Sent } from '../../test/taro.ts'
import { checkDraw, stopChecking, useChecking } from './checking.ts'
import { fallsOf, logOf } from './testing.ts'

const queryOf = ({ url }: Sent) => new URL(url).searchParams

/** Answers as the server does: page by page. */
const serve =
  (log: DrawLog) =>
  (sent: Sent): { body: DrawLog } => {
    const after = Number(queryOf(sent).get('after') ?? 0)
    const limit = Number(queryOf(sent).get('limit'))
    return { body: { ...log, entries: log.entries.slice(after, after + limit) } }
  }

const checked = async (log: DrawLog) => {
  phone.network = serve(log)
  await checkDraw('winter')
  return useChecking.getState().checking
}

beforeEach(() => {
  phone.reset()
  stopChecking()
})

describe('a draw that kept its word', () => {
  test('is read to its last entry over all pages, and comes out', async () => {
    const log = logOf(2_300)

    const done = await checked(log)

    expect(done).toMatchObject({ phase: 'done', of: 2_300, fault: null, fell: fallsOf(log) })
    expect(phone.sent.map((sent) => queryOf(sent).get('after'))).toEqual(['0', '1000', '2000'])
  })

  test('counts where numbers fell, also on what was not there any more', async () => {
    const log = logOf(400)

    const done = await checked(log)

    const { fell, given } = done as Extract<typeof done, { phase: 'done' }>
    expect(given.lamp).toBe(3)
    expect(fell).toEqual(fallsOf(log))
    expect(fell?.lamp).toBeGreaterThan(3)
  })

  test('before the seed is told: the seals hold, and nothing is said of where numbers fell', async () => {
    expect(await checked(logOf(50, { seed: null }))).toMatchObject({ phase: 'done', fault: null, fell: null })
  })

  test('goes on while it is read: who draws meanwhile is not waited for', async () => {
    const log = logOf(1_500)

    expect(await checked({ ...log, drawn: 1_200 })).toMatchObject({ phase: 'done', of: 1_200, fault: null })
  })
})

test('a log that was tampered with says which entry does not hold', async () => {
  const log = logOf(1_400)
  const entries = log.entries.map((entry) =>
    entry.number === 1_203 ? { ...entry, key: entry.key === 'tea' ? 'points' : 'tea' } : entry,
  )

  expect(await checked({ ...log, entries })).toMatchObject({
    phase: 'done',
    fault: { code: 'SEAL', number: 1_203 },
  })
})

test('entries that are missing at the end are missed', async () => {
  const log = logOf(30)

  expect(await checked({ ...log, drawn: 31 })).toMatchObject({ fault: { code: 'COUNT', number: null } })
})

test('without a network it says so, and can be tried again', async () => {
  await checkDraw('winter')
  expect(useChecking.getState().checking).toEqual({ phase: 'failed', trouble: 'OFFLINE' })

  expect(await checked(logOf(20))).toMatchObject({ phase: 'done', fault: null })
})

test('who leaves hears no more of it', async () => {
  let answer = (_: { body: DrawLog }) => {}
  phone.network = () => new Promise((resolve) => (answer = resolve))
  const going = checkDraw('winter')
  await new Promise((resolve) => setTimeout(resolve))
  stopChecking()
  answer({ body: logOf(20) })

  await going

  expect(useChecking.getState()).toEqual({ drawId: null, checking: { phase: 'idle' } })
})
