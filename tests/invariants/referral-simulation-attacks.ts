/** What attackers do: they bring themselves, over and over, and do just what pays. */
import { drawCode } from '@laurel/server/referral/rules/code'
import { type City, DAY, HOUR, MINUTE } from './referral-simulation-city.ts'
import type { AttackKind, Gang, Person } from './referral-simulation-people.ts'

const GUESSES = 20

export function letAttack(city: City, { kind, people }: Gang): void {
  const [boss, ...others] = people
  if (!boss) return
  const begin = city.dice.below(20 * DAY)
  city.later(begin, () => ATTACKS[kind](city, { boss, others }))
}

interface Attackers {
  boss: Person
  others: readonly Person[]
}

const ATTACKS: Record<AttackKind, (city: City, attackers: Attackers) => void> = {
  /** A few phones, many accounts, one after the other. */
  farm(city, { boss, others }) {
    city.join(boss, DAY + city.dice.below(3 * DAY))
    let at = 0
    for (const person of others) {
      at += 5 * MINUTE + city.dice.below(35 * MINUTE)
      city.later(at, () => bring(city, { person, by: boss, readMs: 15_000 + city.dice.below(30_000) }))
    }
  },
  /** Each brings the next, and the last one would bring the first. */
  ring(city, { boss, others }) {
    city.join(boss, DAY)
    let [at, by] = [0, boss]
    for (const person of [...others, boss]) {
      const inviter = by
      at += HOUR + city.dice.below(5 * HOUR)
      city.later(at, () => bring(city, { person, by: inviter, readMs: 40_000 }))
      by = person
    }
  },
  /** Bots, each on a phone and behind an address of its own. */
  star(city, { boss, others }) {
    city.join(boss, 2 * DAY)
    const every = Math.min(city.dice.around(5 * MINUTE, 1.5), HOUR)
    // Every other one is told to be less regular.
    const sway = city.dice.hits(5_000) ? every : Math.ceil(every / 100)
    others.forEach((person, i) => {
      const at = (i + 1) * every + city.dice.below(sway)
      city.later(at, () => bring(city, { person, by: boss, readMs: 1_000 + city.dice.below(5_000) }))
    })
  },
  /** One person with a drawer of numbers. */
  'second-account'(city, { boss, others }) {
    city.join(boss, 60 * DAY)
    others.forEach((person, i) => {
      const at = i * 2 * DAY + city.dice.below(DAY)
      city.later(at, () => bring(city, { person, by: boss, readMs: 20_000 + city.dice.below(60_000) }))
    })
  },
  /** Codes made up, in the hope that one is somebody's. */
  guess(city, { boss }) {
    city.join(boss)
    for (let i = 0; i < GUESSES; i++) {
      const coming = { code: drawCode(city.dice.below), readMs: 20_000 }
      city.later(i * MINUTE, () => void city.come(boss, coming))
    }
  },
}

interface Bringing {
  person: Person
  by: Person
  readMs: number
}

/** Also while the one who brings is held or was turned away himself: a link costs nothing. */
function bring(city: City, { person, by, readMs }: Bringing): void {
  if (!city.joined.has(by.id) || !city.isOpen()) return
  const { refused } = city.come(person, { code: city.share(by, 'friend'), readMs })
  if (refused) return
  city.later(30_000, () => city.phone(person))
  city.later(city.dice.below(2 * DAY), () => city.act(person))
}
