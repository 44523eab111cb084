/** The emulator's time: every expiry is computed from it, so a test can move a week in one call. */
export interface Clock {
  now(): number
  advance(ms: number): void
  set(at: number): void
  reset(): void
}

export function createClock(source: () => number): Clock {
  let aheadMs = 0
  return {
    now: () => source() + aheadMs,
    advance: (ms) => {
      aheadMs += ms
    },
    set: (at) => {
      aheadMs = at - source()
    },
    reset: () => {
      aheadMs = 0
    },
  }
}

const beijingAheadMs = 8 * 60 * 60_000

/** WeChat counts its daily quotas by the Beijing calendar. */
export const beijingDay = (at: number): string => new Date(at + beijingAheadMs).toISOString().slice(0, 10)
