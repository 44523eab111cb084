import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { endOfPeriod, periodAt } from './periods.ts'
import { taskWorld } from './testing.ts'

const at = (text: string): number => Date.parse(`${text}+08:00`)
const ZONES = { UTC: 0, 'America/Los_Angeles': 8 * 60, 'Pacific/Auckland': -13 * 60 }

describe.each(Object.entries(ZONES))('on a machine in %s', (zone, offsetMinutes) => {
  beforeEach(() => void vi.stubEnv('TZ', zone))
  afterEach(() => void vi.unstubAllEnvs())

  test('the zone of the machine is really set', () => {
    expect(new Date(at('2026-12-31T12:00:00')).getTimezoneOffset() + 0).toBe(offsetMinutes)
  })

  test.each([
    ['once', '2026-11-21T12:00:00', 'once', null],
    ['day', '2026-11-21T00:00:00', 'day/2026-11-21', '2026-11-22T00:00:00'],
    ['day', '2026-11-21T23:59:59.999', 'day/2026-11-21', '2026-11-22T00:00:00'],
    ['day', '2028-02-29T12:00:00', 'day/2028-02-29', '2028-03-01T00:00:00'],
    ['week', '2026-11-16T00:00:00', 'week/2026-11-16', '2026-11-23T00:00:00'],
    ['week', '2026-11-22T23:59:59.999', 'week/2026-11-16', '2026-11-23T00:00:00'],
    ['week', '2026-11-23T00:00:00', 'week/2026-11-23', '2026-11-30T00:00:00'],
    ['week', '2026-12-31T23:59:59.999', 'week/2026-12-28', '2027-01-04T00:00:00'],
    ['week', '1999-12-31T12:00:00', 'week/1999-12-27', '2000-01-03T00:00:00'],
    ['month', '2026-11-30T23:59:59.999', 'month/2026-11', '2026-12-01T00:00:00'],
    ['month', '2026-12-01T00:00:00', 'month/2026-12', '2027-01-01T00:00:00'],
    ['month', '2027-02-28T23:59:59.999', 'month/2027-02', '2027-03-01T00:00:00'],
    ['month', '2028-02-29T00:00:00', 'month/2028-02', '2028-03-01T00:00:00'],
  ] as const)('a period of a %s at %s is %s', (...[period, time, name, end]) => {
    expect(periodAt(period, at(time))).toBe(name)
    expect(endOfPeriod(name)).toBe(end === null ? null : at(end))
  })

  test.each([
    ['day', '2026-11-20T23:59:59.999', ['day/2026-11-20', 'day/2026-11-21']],
    ['week', '2026-11-15T23:59:59.999', ['week/2026-11-09', 'week/2026-11-16']],
    ['month', '2026-11-30T23:59:59.999', ['month/2026-11', 'month/2026-12']],
  ] as const)(
    'the last millisecond of a %s and the first of the next count apart',
    (...[period, last, names]) => {
      const w = taskWorld({ day: '2026-12-05' })
      w.put({ id: 'buy', task: { kind: 'count', args: { fact: 'purchase.paid', target: 2 }, period } })
      w.tell({ type: 'purchase.paid', key: 'p1', at: at(last) })
      w.tell({ type: 'purchase.paid', key: 'p2', at: at(last) + 1 })

      expect(w.progress('buy').map((row) => [row.period, row.value])).toEqual(names.map((name) => [name, 1]))
    },
  )
})
