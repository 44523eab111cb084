/** Where a house rule is left on purpose: the file and the beginning of the crime's sentence, and why. */
const allowed: Readonly<Record<string, string>> = {
  'tests/contract/writes.ts everyWrite': 'One table: a line for every call that takes a key.',
  'server/src/mall/rules/address-mask.ts What people read':
    'It knows the signs by which Chinese addresses part.',
  'server/art/landing.js The clock is an argument': 'It runs in the browser: there is no clock but its own.',
  'tools/mini-program-host/src/wx/system-info.ts “SystemInfo”': 'WeChat calls it so.',
}

/** Lines move: an allowance does not name one. */
const forgives = (start: string, crime: string): boolean => crime.replace(/:\d+ /, ' ').startsWith(start)

export const unforgiven = (crimes: readonly string[]): string[] =>
  crimes.filter((crime) => !Object.keys(allowed).some((start) => forgives(start, crime)))

/** Allowances for what is mended by now. */
export const idleAllowances = (crimes: readonly string[]): string[] =>
  Object.keys(allowed).filter((start) => !crimes.some((crime) => forgives(start, crime)))
