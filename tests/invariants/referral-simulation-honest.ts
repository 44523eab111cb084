/** What honest people do: they send a card to a friend, post into a group, forward what they came by, and buy something. */
import { type City, DAY, HOUR, MINUTE } from './referral-simulation-city.ts'
import type { Person } from './referral-simulation-people.ts'

const MEMBERS_BEFORE_BPS = 800
const SHARES_BPS = 4_500
/** Right after joining, from the page that thanks them. */
const AT_ONCE_BPS = 1_000
const GROUP_BPS = 2_500
const PHONE_BPS = 9_000
const ACT_BPS = 5_500

interface Reach {
  surface: 'friend' | 'group'
  heads: number
  comesBps: number
  /** Until half of those who come have come. */
  medianMs: number
}

const CARD: Reach = { surface: 'friend', heads: 4, comesBps: 4_500, medianMs: 90 * MINUTE }
const GROUP: Reach = { surface: 'group', heads: 60, comesBps: 600, medianMs: 25 * MINUTE }
const BIG_GROUP: Reach = { surface: 'group', heads: 300, comesBps: 1_000, medianMs: 25 * MINUTE }

export function letLive(city: City, people: readonly Person[]): void {
  const { dice, later, join } = city
  for (const person of people) {
    if (!dice.hits(MEMBERS_BEFORE_BPS)) continue
    join(person, DAY + dice.below(200 * DAY))
    later(dice.below(10 * DAY), () => spread(person))
  }

  function spread(person: Person): void {
    if (!city.isOpen()) return
    const isGroup = person.isPopular || dice.hits(GROUP_BPS)
    reach(person, isGroup ? (person.isPopular ? BIG_GROUP : GROUP) : CARD)
  }

  function reach(person: Person, { surface, heads, comesBps, medianMs }: Reach): void {
    const code = city.share(person, surface)
    const coming = Array.from({ length: heads }, () => friendOf(person, surface))
    for (const friend of coming)
      if (friend && dice.hits(comesBps)) later(dice.around(medianMs, 1.3), () => open(friend, code))
  }

  function friendOf({ near }: Person, surface: Reach['surface']): Person | undefined {
    const isNear = surface === 'friend' && dice.hits(4_000)
    return people[(isNear ? dice.pick(near) : undefined) ?? dice.below(people.length)]
  }

  function open(person: Person, code: string): void {
    if (city.joined.has(person.id)) return
    const readMs = 5_000 + dice.around(30_000, 0.8)
    // He joins at the end of it: who opens two links in one minute joins once.
    later(readMs, () => {
      if (!city.joined.has(person.id)) settle(person, code, readMs)
    })
  }

  function settle(person: Person, code: string, readMs: number): void {
    city.come(person, { code, readMs })
    if (dice.hits(PHONE_BPS)) later(dice.around(2 * MINUTE, 1.5), () => city.phone(person))
    if (dice.hits(ACT_BPS)) later(dice.around(3 * DAY, 1), () => city.act(person))
    if (!dice.hits(SHARES_BPS)) return
    later(dice.hits(AT_ONCE_BPS) ? MINUTE + dice.below(7 * MINUTE) : dice.around(8 * HOUR, 1.2), () =>
      spread(person),
    )
  }
}
