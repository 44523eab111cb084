/** WeChat's numbers of what a user took back, in our words. */

/** What is not ours to keep is `other`. */
export type RevokedKind = 'address' | 'phone' | 'profile' | 'other'

const kinds: ReadonlyMap<number, RevokedKind> = new Map([
  [2, 'address'],
  [6, 'profile'],
  [8, 'phone'],
  [19, 'profile'], // typed as a nickname
  [20, 'profile'], // chosen as an avatar
])

/** None named: WeChat cleaned the profile. */
export const revokedKinds = (numbers: readonly number[]): RevokedKind[] =>
  numbers.length ? [...new Set(numbers.map((number) => kinds.get(number) ?? 'other'))] : ['profile']
