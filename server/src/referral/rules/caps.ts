/** For how many friends an inviter may still be promised anything. */

export type Windows = Readonly<Record<string, number>>

export interface Running {
  day: string
  month: string
}

export interface Caps {
  invitersPerDay: number
  invitersPerMonth: number
}

export const capsLeft = (
  windows: Windows,
  { day, month }: Running,
  { invitersPerDay, invitersPerMonth }: Caps,
): number =>
  Math.max(0, Math.min(invitersPerDay - (windows[day] ?? 0), invitersPerMonth - (windows[month] ?? 0)))

/** One more; windows that are over are let go. */
export const counted = (windows: Windows, { day, month }: Running): Record<string, number> => ({
  [day]: (windows[day] ?? 0) + 1,
  [month]: (windows[month] ?? 0) + 1,
})
