/** The one source of time, and the business calendar drawn from it. */
import type { Instant } from './work/types.ts'

export type Clock = () => Instant
export const systemClock: Clock = () => Date.now()

const DAY_MS = 86_400_000
/** China keeps one zone and, since 1991, no summer time: the offset is a constant, whatever the machine's zone. */
const SHANGHAI_MS = 8 * 3_600_000

/** The day last asked for: nearly every command asks for today. */
let known = { from: 0, day: '' }

/** The business day an instant falls on, as `2026-11-21`. */
export function dayOf(at: Instant): string {
  if (at < known.from || at >= known.from + DAY_MS || !known.day) {
    const day = new Date(at + SHANGHAI_MS).toISOString().slice(0, 10)
    known = { from: startOfDay(day), day }
  }
  return known.day
}
/** As people read it on the business day's clock: `2026-11-21 14:05`. */
export const shanghaiTime = (at: Instant): string =>
  new Date(at + SHANGHAI_MS).toISOString().slice(0, 16).replace('T', ' ')
/** The first instant of a business day. */
export const startOfDay = (day: string): Instant => Date.parse(`${day}T00:00:00Z`) - SHANGHAI_MS
/** One of the calendar, of the years that anybody asks about. */
export function isDay(day: string): boolean {
  const at = Date.parse(`${day}T00:00:00Z`)
  return day > '1999' && day < '3000' && !Number.isNaN(at) && new Date(at).toISOString().startsWith(day)
}
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS)
/** `2026-11` of `2026-11-21`. */
export const monthOf = (day: string): string => day.slice(0, 7)
/** The same day of a later month; its last one, where the month is shorter. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  const lastDate = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, lastDate))).toISOString().slice(0, 10)
}
