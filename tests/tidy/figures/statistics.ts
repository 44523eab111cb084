/** What a list of numbers looks like in the middle and at its end. */

const ascending = (numbers: readonly number[]): number[] => [...numbers].sort((a, b) => a - b)

/** The smallest number that the share of all does not exceed; 0 of none. */
export const quantile = (numbers: readonly number[], share: number): number =>
  ascending(numbers)[Math.max(0, Math.ceil(numbers.length * share) - 1)] ?? 0

export const median = (numbers: readonly number[]): number => quantile(numbers, 0.5)
export const greatest = (numbers: readonly number[]): number =>
  numbers.reduce((most, one) => Math.max(most, one), 0)
export const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)
export const percent = (part: number, whole: number): string =>
  `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`
export const ratio = (part: number, whole: number): string => (part / Math.max(1, whole)).toFixed(2)
