/** What looks odd about somebody brought in: each a signal, and any of them a reason for a second look before anything is paid. */
import type { ReferralBody } from '@laurel/shared/referral'
import type { Marks, Risk } from '../tables.ts'

export const signals = [
  'same-device',
  'same-ip',
  'same-ship',
  'burst',
  'rhythm',
  'haste',
  'fresh-inviter',
  'ring-mark',
  'risk-high',
  'risk-unknown',
] as const
export type Signal = (typeof signals)[number]

/** Tuned by `tests/invariants/referral-simulation`: what honest families, offices and popular inviters hardly ever reach. */
export const LIMITS = {
  /** A family has two phones more than this behind one address; a farm has dozens. */
  inviteesOnNet: 3,
  inviteesByShip: 2,
  /** Who posts into a group of hundreds brings several in ten minutes; a quick bot brings as many in five. */
  burstMs: 300_000,
  burst: 8,
  /** Machines keep time: so many gaps in a row that differ by no more than a twentieth. */
  rhythmGaps: 4,
  rhythmSpread: 20,
  hasteMs: 3_000,
  freshMs: 600_000,
  ringHops: 5,
} as const

export interface Sight {
  accepted: boolean
  /** By a lead that a manager entered: nobody tapped anything. */
  ofLead: boolean
  touchedAt: number
  risk: Risk
  marks: Marks
  /** Other members who were seen on the same phone or browser. */
  othersOnDevice: number
  /** Of his inviter's, with him. */
  inviteesOnNet: number
  /** When the inviter's last ones came, he among them; the newest last. */
  recent: readonly number[]
  inviterJoinedAt: number | null
  /** Of who stands above him: the inviter's first. */
  above: readonly (readonly Marks[])[]
}

type Check = (sight: Sight, now: number) => boolean

const sameMark = (mark: string, other: string): boolean => mark !== '' && mark === other

function isRhythm(recent: readonly number[]): boolean {
  const last = recent.slice(-LIMITS.rhythmGaps - 1)
  if (last.length <= LIMITS.rhythmGaps) return false
  const gaps = last.slice(1).map((at, i) => at - (last[i] ?? at))
  const longest = Math.max(...gaps)
  return (longest - Math.min(...gaps)) * LIMITS.rhythmSpread <= longest
}

/** A friend beside him shares the inviter's network; who shares that of somebody further up comes round again. */
const isRingMark: Check = ({ marks, above }) =>
  above
    .slice(0, LIMITS.ringHops)
    .some((level, hop) =>
      level.some(({ ip, device }) => sameMark(marks.device, device) || (hop > 0 && sameMark(marks.ip, ip))),
    )

const checks: Partial<Record<Signal, Check>> = {
  'same-device': ({ othersOnDevice }) => othersOnDevice > 0,
  'same-ip': ({ inviteesOnNet }) => inviteesOnNet >= LIMITS.inviteesOnNet,
  burst: ({ recent }, now) => recent.filter((at) => at > now - LIMITS.burstMs).length >= LIMITS.burst,
  rhythm: ({ recent }) => isRhythm(recent),
  haste: ({ accepted, ofLead, touchedAt }, now) => accepted && !ofLead && now - touchedAt < LIMITS.hasteMs,
  'fresh-inviter': ({ inviterJoinedAt, touchedAt }) =>
    inviterJoinedAt !== null && touchedAt - inviterJoinedAt < LIMITS.freshMs,
  'ring-mark': isRingMark,
  'risk-high': ({ risk }) => risk === 3 || risk === 4,
}

/** In the order in which they are told. */
export function signalsIn(
  sight: Sight,
  { riskUnknown }: Pick<ReferralBody, 'riskUnknown'>,
  now: number,
): Signal[] {
  const unknown = riskUnknown === 'hold' && !sight.ofLead && sight.risk === 'unknown'
  return signals.filter((signal) => (signal === 'risk-unknown' ? unknown : checks[signal]?.(sight, now)))
}
