/** Which windows an amount counts in, which of them is full, and which thresholds a grant crosses. */
import type { Caps } from '@laurel/shared/budget'

/** What a budget keeps in holds now: counted beside the windows, under a name of its own. */
export const HELD = 'held'

export interface Window {
  window: string
  max: number | null
}

/** Of a business day, from the window that comes round first. */
export const windowsOf = (caps: Caps, day: string): Window[] => [
  { window: `day/${day}`, max: caps.dayMax },
  { window: `month/${day.slice(0, 7)}`, max: caps.monthMax },
  { window: 'total', max: caps.totalMax },
]

/** What a full window has left; null when the amount fits. */
export function leftOf({ max }: Window, granted: number, amount: number): number | null {
  if (max === null || amount <= max - granted) return null
  return Math.max(0, max - granted)
}

export const THRESHOLDS = [50, 80, 100] as const

export interface Spending {
  filled: number
  /** Granted or set aside, before and after. */
  before: number
  after: number
}

export function crossedThresholds({ filled, before, after }: Spending): number[] {
  return THRESHOLDS.filter((percent) => {
    const mark = Math.ceil((filled / 100) * percent)
    return before < mark && after >= mark
  })
}

export interface Figures {
  filled: number
  handedDown: number
  held: number
  remaining: number
}

/** filled = granted + held + handedDown + remaining. */
export const grantedOf = ({ filled, handedDown, held, remaining }: Figures): number =>
  filled - handedDown - held - remaining
