/** What a phone remembers of its arrivals by links: numbered, few, in order; what is damaged is begun anew. */
import type { Trail as ToldTrail } from '@laurel/shared/referral'

export interface Arrival {
  seq: number
  code: string
  at: number
  scene?: number
}

export interface Trail {
  /** Random, made by the phone itself. It is kept with the numbers: a new start of the one is a new start of the other. */
  visitorId: string
  next: number
  arrivals: readonly Arrival[]
  /** Up to this number the server has them. */
  toldTo: number
  refused: readonly { code: string; isTold: boolean }[]
  /** The member whose sign-in took the trail along. */
  claimedBy: string | null
}

/** The contract takes as many. */
const ARRIVALS_MAX = 20
const REFUSED_MAX = 50
const SEQ_MAX = 1_000_000
const AGO_MAX_MS = 90 * 86_400_000
/** WeChat lets a mini program sleep so long before it ends it; who only comes back has not arrived again. */
const SESSION_MS = 30 * 60_000

const VISITOR = /^[0-9a-f]{32}$/
const CODE = /^[1-9A-HJ-NP-Za-km-z]{14}$/

/** In the query of whichever page was opened: a mini program code says `scene`, all else `code`. */
export function codeIn(query: Partial<Record<string, string>>): string | null {
  return [query.scene, query.code].map(decoded).find((text) => CODE.test(text)) ?? null
}

function decoded(text = ''): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

const fresh = (visitorId: string): Trail => ({
  visitorId,
  next: 1,
  arrivals: [],
  toldTo: 0,
  refused: [],
  claimedBy: null,
})

/** As it was stored; a storage that says anything else begins a new trail, under a new id. */
export function mended(stored: unknown, newId: () => string): Trail {
  return isTrail(stored) ? stored : fresh(newId())
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null
const isNumber = (value: unknown, min: number): value is number =>
  Number.isSafeInteger(value) && Number(value) >= min

function isTrail(value: unknown): value is Trail {
  if (!isRecord(value)) return false
  const { visitorId, next, toldTo, arrivals, refused, claimedBy } = value
  return (
    typeof visitorId === 'string' &&
    VISITOR.test(visitorId) &&
    isNumber(next, 1) &&
    isNumber(toldTo, 0) &&
    (claimedBy === null || typeof claimedBy === 'string') &&
    areAll(arrivals, (one) => isArrival(one, next)) &&
    areAll(refused, isRefusal)
  )
}

const areAll = (list: unknown, isOne: (value: unknown) => boolean): boolean =>
  Array.isArray(list) && list.every(isOne)

const isCode = (value: unknown): boolean => typeof value === 'string' && CODE.test(value)

const isArrival = (value: unknown, next: number): boolean =>
  isRecord(value) &&
  isNumber(value.seq, 1) &&
  value.seq < next &&
  isCode(value.code) &&
  Number.isFinite(value.at)

const isRefusal = (value: unknown): boolean =>
  isRecord(value) && isCode(value.code) && typeof value.isTold === 'boolean'

/** The same trail when it is no arrival, but the same visit going on. */
export function arrive(trail: Trail, { code, at, scene }: Omit<Arrival, 'seq'>): Trail {
  // No `at`: iOS has it from 15.4 on only.
  const last = trail.arrivals[trail.arrivals.length - 1]
  const goesOn = last?.code === code && at - last.at < SESSION_MS
  if (goesOn || trail.next > SEQ_MAX) return trail
  const arrival = { seq: trail.next, code, at, ...(scene === undefined ? {} : { scene }) }
  return { ...trail, next: trail.next + 1, arrivals: [...trail.arrivals, arrival].slice(-ARRIVALS_MAX) }
}

/** As the contract wants it: how long ago, whatever the phone's clock says. */
export const toTell = ({ arrivals }: Trail, now: number): ToldTrail =>
  arrivals.map(({ seq, code, at, scene }) => ({
    seq,
    code,
    agoMs: Math.min(Math.max(Math.round(now - at), 0), AGO_MAX_MS),
    ...(scene === undefined ? {} : { scene }),
  }))

export const hasNews = ({ arrivals, toldTo }: Trail): boolean => arrivals.some(({ seq }) => seq > toldTo)

export const told = (trail: Trail, toldTo: number): Trail => ({
  ...trail,
  toldTo: Math.max(trail.toldTo, toldTo),
})

export const isRefused = ({ refused }: Trail, code: string): boolean =>
  refused.some((refusal) => refusal.code === code)

export const turnDown = (trail: Trail, code: string): Trail =>
  isRefused(trail, code)
    ? trail
    : { ...trail, refused: [...trail.refused, { code, isTold: false }].slice(-REFUSED_MAX) }

export const refusalTold = (trail: Trail, code: string): Trail => ({
  ...trail,
  refused: trail.refused.map((one) => (one.code === code ? { ...one, isTold: true } : one)),
})

/** Thought better of: the server takes it for an arrival after the refusal, so it is one. */
export function reconsider(trail: Trail, code: string, at: number): Trail {
  const refused = trail.refused.filter((one) => one.code !== code)
  const arrival = { seq: trail.next, code, at }
  return {
    ...trail,
    refused,
    next: trail.next + 1,
    arrivals: [...trail.arrivals, arrival].slice(-ARRIVALS_MAX),
  }
}

/** Something that a sign-in should take along. */
export const hasOpen = (trail: Trail): boolean => trail.arrivals.some(({ code }) => !isRefused(trail, code))
