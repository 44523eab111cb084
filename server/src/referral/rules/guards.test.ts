import { describe, expect, test } from 'vitest'
import { LIMITS, type Sight, signals, signalsIn } from './guards.ts'
import { signalSentence } from './signal-words.zh.ts'

const NOW = 1_800_000_000_000
const HONEST: Sight = {
  accepted: true,
  ofLead: false,
  touchedAt: NOW - 60_000,
  risk: 0,
  marks: { ip: 'i', device: 'd' },
  othersOnDevice: 0,
  inviteesOnNet: 1,
  recent: [NOW],
  inviterJoinedAt: NOW - 86_400_000,
  above: [[{ ip: 'i', device: 'x' }], [{ ip: 'j', device: 'y' }]],
}
const seen = (odd: Partial<Sight>, riskUnknown: 'hold' | 'pass' = 'hold') =>
  signalsIn({ ...HONEST, ...odd }, { riskUnknown }, NOW)
const everyMs = (ms: number, n: number): number[] =>
  Array.from({ length: n }, (_, i) => NOW - (n - 1 - i) * ms)

describe('signals', () => {
  test('an honest friend beside his inviter gives none', () => expect(seen({})).toEqual([]))

  test.each([
    ['same-device', { othersOnDevice: 1 }],
    ['same-ip', { inviteesOnNet: LIMITS.inviteesOnNet }],
    ['burst', { recent: everyMs(1_000, LIMITS.burst).map((at, i) => (i % 2 ? at : at - 400)) }],
    ['rhythm', { recent: everyMs(3_600_000, LIMITS.rhythmGaps + 1) }],
    ['haste', { touchedAt: NOW - LIMITS.hasteMs + 1 }],
    ['fresh-inviter', { inviterJoinedAt: NOW - 60_000 - LIMITS.freshMs + 1 }],
    ['ring-mark', { above: [[{ ip: '', device: 'd' }]] }],
    ['ring-mark', { above: [[], [{ ip: 'i', device: '' }]] }],
    ['risk-high', { risk: 3 }],
    ['risk-high', { risk: 4 }],
    ['risk-unknown', { risk: 'unknown' }],
  ] as const)('%s', (signal, odd) => expect(seen(odd)).toEqual([signal]))

  test.each([
    ['one fewer on the network', { inviteesOnNet: LIMITS.inviteesOnNet - 1 }],
    ['one fewer in the time', { recent: everyMs(LIMITS.burstMs, 4) }],
    [
      'gaps that differ',
      { recent: [0, 1_000, 2_100, 3_000, 4_000].map((at) => NOW - 90_000_000 + at * 10_000) },
    ],
    ['time enough to read', { touchedAt: NOW - LIMITS.hasteMs }],
    ['who only came in tapped nothing', { touchedAt: NOW, accepted: false }],
    ['nobody invited', { inviterJoinedAt: null, recent: [], above: [] }],
    ['marks that are empty', { marks: { ip: '', device: '' }, above: [[], [{ ip: '', device: '' }]] }],
    ['a light check', { risk: 2 }],
  ] as const)('none: %s', (_, odd) => expect(seen(odd)).toEqual([]))

  test('what WeChat does not say passes where the programme says so, and of a lead it is not asked', () => {
    expect(seen({ risk: 'unknown' }, 'pass')).toEqual([])
    expect(seen({ risk: 'unknown', ofLead: true })).toEqual([])
  })

  test('each has its sentence', () => {
    for (const signal of signals) expect(signalSentence(signal)).not.toBe(signal)
    expect(signalSentence('of-old')).toBe('of-old')
  })
})
