import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { addDays, dayOf, daysBetween, isDay, monthOf, startOfDay } from './clock.ts'

const at = (text: string): number => Date.parse(`${text}+08:00`)

describe('the business day', () => {
  test.each([
    ['2026-11-21T23:59:59.999', '2026-11-21'],
    ['2026-11-22T00:00:00.000', '2026-11-22'],
    ['2028-02-28T23:59:59.999', '2028-02-28'],
    ['2028-02-29T00:00:00.000', '2028-02-29'],
    ['2028-02-29T23:59:59.999', '2028-02-29'],
    ['2028-03-01T00:00:00.000', '2028-03-01'],
    ['2027-03-01T00:00:00.000', '2027-03-01'],
    ['2026-12-31T23:59:59.999', '2026-12-31'],
    ['2027-01-01T00:00:00.000', '2027-01-01'],
  ])('%s in Shanghai falls on %s', (instant, day) => {
    expect(dayOf(at(instant))).toBe(day)
  })

  test('begins with the instant that its start names, and not a millisecond earlier', () => {
    for (const day of ['2026-11-21', '2028-02-29', '2027-01-01']) {
      expect([dayOf(startOfDay(day)), dayOf(startOfDay(day) - 1)]).toEqual([day, addDays(day, -1)])
    }
  })

  test.each([
    ['2026-12-31', 1, '2027-01-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2027-02-28', 1, '2027-03-01'],
    ['2028-02-29', 365, '2029-02-28'],
    ['2027-01-01', -1, '2026-12-31'],
    ['2026-03-07', 2, '2026-03-09'],
  ])('%s and %i days is %s, and so many days lie between', (from, days, to) => {
    expect([addDays(from, days), daysBetween(from, to)]).toEqual([to, days])
  })

  test('knows its month', () => {
    expect([monthOf('2026-11-30'), monthOf(dayOf(at('2026-12-01T00:00:00')))]).toEqual(['2026-11', '2026-12'])
  })
})

/** Both nights on which Los Angeles changes its clocks, the year’s end and a leap day. */
const days = ['2026-03-08', '2026-11-01', '2026-12-31', '2028-02-29']
const script = `
  const { addDays, dayOf, daysBetween, startOfDay } = await import(process.argv[1])
  const seen = ${JSON.stringify(days)}.flatMap((day) => [0, 1, 8, 15.99, 16, 23.99].map((hours) => {
    const instant = startOfDay(day) + hours * 3_600_000
    return [instant, dayOf(instant), addDays(day, 1), daysBetween('2026-01-01', day)]
  }))
  console.log(JSON.stringify([new Date(2026, 5, 1).getTimezoneOffset(), seen]))`
const seenIn = (TZ: string): [offset: number, seen: unknown[]] =>
  JSON.parse(
    execFileSync(
      process.execPath,
      [
        '--import',
        'tsx',
        '--input-type=module',
        '-e',
        script,
        fileURLToPath(new URL('./clock.ts', import.meta.url)),
      ],
      { env: { PATH: '/usr/bin:/bin', TZ }, encoding: 'utf8' },
    ),
  )

test('a machine in any zone, with summer time or without, has the same calendar', () => {
  const [utc, shanghai, losAngeles] = ['UTC', 'Asia/Shanghai', 'America/Los_Angeles'].map(seenIn)

  expect([utc?.[0], shanghai?.[0], losAngeles?.[0]]).toEqual([0, -480, 420]) // the zones were really set
  expect(utc?.[1]).toHaveLength(24)
  expect(shanghai?.[1]).toEqual(utc?.[1])
  expect(losAngeles?.[1]).toEqual(utc?.[1])
})

test.each([
  ['2026-11-22', true],
  ['2028-02-29', true],
  ['2026-02-29', false],
  ['2026-11-31', false],
  ['0000-00-00', false],
  ['9999-12-31', false],
])('%s is a day: %s', (day, expected) => {
  expect(isDay(day)).toBe(expected)
})
