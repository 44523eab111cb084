/** For what cannot be missing unless the program is wrong: the fault is named where it is met. */
export function must<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new Error(`missing: ${what}`)
  return value
}
