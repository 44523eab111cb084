/** The phone's clock, and the business day in Shanghai that the server counts by. */

const SHANGHAI_OFFSET_MS = 8 * 3_600_000

export const now = (): number => Date.now()

/** YYYY-MM-DD of an instant, whatever time zone the phone is in. */
export const dayOf = (instant: number): string =>
  new Date(instant + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10)

/** HH:mm of an instant in Shanghai. */
export const timeOf = (instant: number): string =>
  new Date(instant + SHANGHAI_OFFSET_MS).toISOString().slice(11, 16)

export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
