/** Which of the 24 solar terms a day lies in, as campaign art is dated. */

/** Of this century, from Slight Cold on: a term's day is the year's share of a quarter day, less the leap days. */
const CENTURY = [
  5.4055, 20.12, 3.87, 18.73, 5.63, 20.646, 4.81, 20.1, 5.52, 21.04, 5.678, 21.37, 7.108, 22.83, 7.5, 23.13,
  7.646, 23.042, 8.318, 23.438, 7.438, 22.36, 7.18, 21.94,
] as const
const YEAR_SHARE = 0.2422
/** Those before the leap day of their year. */
const BEFORE_LEAP = 4
/** Where the rule is a day late, by year and term. */
const LATE: Readonly<Record<string, true>> = { '26/3': true }

function firstDate(year: number, term: number): number {
  const of = year % 100
  const leaps = Math.floor((term < BEFORE_LEAP ? of - 1 : of) / 4)
  const date = Math.floor(of * YEAR_SHARE + (CENTURY[term] ?? 0)) - leaps
  return LATE[`${of}/${term}`] ? date - 1 : date
}

/** 0 is Slight Cold, in January; 23 is the winter solstice. */
export function termOf(day: string): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const first = 2 * (month - 1)
  if (date >= firstDate(year, first + 1)) return first + 1
  return date >= firstDate(year, first) ? first : (first + CENTURY.length - 1) % CENTURY.length
}

export type Season = 'spring' | 'summer' | 'autumn' | 'winter'

const SEASONS: readonly Season[] = ['spring', 'summer', 'autumn', 'winter']
/** Spring begins with the third term of the year. */
const FIRST_OF_SPRING = 2
const TERMS_A_SEASON = 6

/** The season that the term belongs to: snow begins in November. */
export function seasonOf(day: string): Season {
  const sinceSpring = (termOf(day) - FIRST_OF_SPRING + CENTURY.length) % CENTURY.length
  return SEASONS[Math.floor(sinceSpring / TERMS_A_SEASON)] ?? 'winter'
}
