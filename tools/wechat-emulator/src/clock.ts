/** The emulator's time: every expiry is computed from it, so a test can move a week in one call. */
export interface Clock {
  now(): number
  /** What WeChat writes down: now, and by how much its clock is wrong. */
  told(): number
  advance(ms: number): void
  set(at: number): void
  skew(ms: number): void
  reset(): void
}

export function createClock(source: () => number): Clock {
  let aheadMs = 0
  let skewMs = 0
  const now = () => source() + aheadMs
  return {
    now,
    told: () => now() + skewMs,
    advance: (ms) => {
      aheadMs += ms
    },
    set: (at) => {
      aheadMs = at - source()
    },
    skew: (ms) => {
      skewMs = ms
    },
    reset: () => {
      aheadMs = 0
      skewMs = 0
    },
  }
}

export const seconds = (ms: number): number => Math.floor(ms / 1000)

const beijingAheadMs = 8 * 60 * 60_000
const inBeijing = (at: number): string => new Date(at + beijingAheadMs).toISOString()

/** WeChat counts its daily quotas by the Beijing calendar. */
export const beijingDay = (at: number): string => inBeijing(at).slice(0, 10)
export const beijingMonth = (at: number): string => inBeijing(at).slice(0, 7)
