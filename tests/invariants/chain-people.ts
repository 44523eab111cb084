/** The people of a campaign: they open, forward, join late, lose what their phones kept; the network loses, doubles, shuffles. */
import { referralApi, type Trail } from '@laurel/shared/referral'
import { ask } from '../world/ask.ts'
import { visitorIdOf } from '../world/referral.ts'
import type { World } from '../world/world.ts'
import { type Arrival, type Dice, type Person, type Storage, Truth } from './chain-campaign.ts'

const SECOND_MS = 1_000
/** What was sent once may come so much later. */
const IN_THE_AIR_MS = 40 * SECOND_MS
const FOUNDERS = 5
const STEPS_EACH = 6
/** What goes round are the links shared last. */
const FRESH_LINKS = 25

const mishapOdds = {
  lost: 0.2,
  late: 0.25,
  doubled: 0.15,
  'code never kept': 0.08,
  'killed before it told': 0.1,
  'turned down': 0.04,
  'killed before it accepted': 0.2,
  'accepted twice': 0.2,
  'storage gone': 0.03,
  'another at once': 0.2,
  'joins at once': 0.15,
} as const
export type Mishap = keyof typeof mishapOdds
export const mishapKinds = Object.keys(mishapOdds) as Mishap[]

interface Stage {
  w: World
  offerId: string
  dice: Dice
  time: { now: number }
}

const storageOf = (name: string, installed: number): Storage => ({
  visitorId: visitorIdOf(`${name}/${installed}`),
  trail: [],
})

export class Campaign {
  readonly truth = new Truth()
  readonly people = new Map<string, Person>()
  /** How often each came: a run without them proves nothing. */
  readonly mishaps = new Map<Mishap, number>()
  readonly #stage: Stage
  readonly #codes: string[] = []
  #air: { due: number; land: () => Promise<void> }[] = []
  #installs = 0

  constructor(stage: Stage) {
    this.#stage = stage
  }

  async live(size: number): Promise<this> {
    const crowd = Array.from({ length: size }, (_, i) => this.#born(`c${i}`))
    for (const founder of crowd.slice(0, FOUNDERS)) {
      await this.#join(founder)
      await this.#share(founder)
    }
    for (let step = 0; step < size * STEPS_EACH; step++) {
      await this.#pass()
      const person = crowd[this.#stage.dice.below(Math.min(size, 10 + step))]
      if (person) await this.#act(person)
    }
    // Everybody starts the mini program once more.
    for (const person of crowd) {
      await this.#pass()
      if (person.owes) await this.#accept(person)
    }
    return this
  }

  #born(name: string): Person {
    const nobody = { memberId: null, joinedAt: 0, linked: [], owes: false, bound: null }
    const person = { name, phone: storageOf(name, 0), ...nobody }
    this.people.set(name, person)
    return person
  }

  /** Time passes, and what was in the air comes down: the last that was sent comes first. */
  async #pass(): Promise<void> {
    const { time, dice } = this.#stage
    time.now += SECOND_MS * (1 + dice.below(20))
    const due = this.#air.filter((one) => one.due <= time.now)
    this.#air = this.#air.filter((one) => one.due > time.now)
    for (const { land } of due.reverse()) await land()
  }

  #act(person: Person): Promise<void> | void {
    const fate = this.#stage.dice.fraction()
    if (this.#happens('storage gone')) return this.#wipe(person)
    if (fate < 0.5) return person.owes ? this.#accept(person) : this.#open(person)
    if (fate < 0.7) return this.#share(person)
    if (fate < 0.93) return person.memberId ? this.#open(person) : this.#join(person)
    return this.#tell(person.phone)
  }

  #happens(mishap: Mishap): boolean {
    const does = this.#stage.dice.happens(mishapOdds[mishap])
    if (does) this.mishaps.set(mishap, (this.mishaps.get(mishap) ?? 0) + 1)
    return does
  }

  #told = (trail: readonly Arrival[]): Trail =>
    trail.slice(-20).map(({ seq, code, at }) => ({ seq, code, agoMs: this.#stage.time.now - at }))

  /** Written now; it may never come, come twice, or come when others that were sent later are there already. */
  async #tell({ visitorId, trail }: Storage): Promise<void> {
    const { w, time, dice } = this.#stage
    const kept = [...trail]
    const letter = { visitorId, trail: this.#told(kept) }
    if (!kept.length || this.#happens('lost')) return
    const land = async (): Promise<void> => {
      await ask(w.url, referralApi.touch, letter)
      this.truth.tell(visitorId, kept)
    }
    const later = () => this.#air.push({ due: time.now + dice.below(IN_THE_AIR_MS), land })
    if (this.#happens('late')) later()
    else await land()
    if (this.#happens('doubled')) later()
  }

  async #open(person: Person): Promise<void> {
    const { dice, time } = this.#stage
    const code = this.#codes[Math.max(0, this.#codes.length - 1 - dice.below(FRESH_LINKS))]
    if (!code || this.#happens('code never kept')) return
    const { phone } = person
    phone.trail.push({ seq: (phone.trail.at(-1)?.seq ?? 0) + 1, code, at: time.now })
    if (!this.#happens('killed before it told')) await this.#tell(phone)
    if (this.#happens('turned down')) await this.#refuse(person, code)
    await this.#goOn(person)
  }

  /** Before what was just sent is there. */
  async #goOn(person: Person): Promise<void> {
    const { time, dice } = this.#stage
    time.now += SECOND_MS * (1 + dice.below(4))
    if (this.#happens('another at once')) await this.#open(person)
    else if (person.memberId === null && this.#happens('joins at once')) await this.#join(person)
  }

  async #refuse({ phone: { visitorId } }: Person, code: string): Promise<void> {
    const { w, time } = this.#stage
    await ask(w.url, referralApi.refuse, { code, visitorId })
    this.truth.refuse(visitorId, { code, at: time.now })
  }

  async #share(person: Person): Promise<void> {
    const { w, offerId } = this.#stage
    const { name, memberId, phone } = person
    const { visitorId } = phone
    const from = this.truth.cameBy(person)
    const parent = from ?? this.truth.lastTold(person)
    const input = { offerId, surface: 'friend' as const, visitorId, ...(from ? { from } : {}) }
    const signedIn = memberId ? { token: (await w.member(name)).token } : {}
    const { code } = await ask(w.url, referralApi.mint, input, signedIn)
    if (!this.truth.links.has(code)) this.#codes.push(code)
    this.truth.links.set(code, { code, sharer: name, visitorId: memberId ? null : visitorId, parent })
  }

  async #join(person: Person): Promise<void> {
    const { w, time } = this.#stage
    const { id: memberId } = await w.member(person.name)
    Object.assign(person, { memberId, joinedAt: time.now, owes: true })
    if (!this.#happens('killed before it accepted')) await this.#accept(person)
  }

  async #accept(person: Person): Promise<void> {
    const { w, dice } = this.#stage
    const { visitorId, trail } = person.phone
    const accepted = dice.happens(0.5)
    const member = await w.member(person.name)
    const order = { visitorId, trail: this.#told(trail), accepted }
    const times = this.#happens('accepted twice') ? 2 : 1
    await Promise.all(Array.from({ length: times }, () => member.ask(referralApi.accept, order)))
    this.truth.tell(visitorId, trail)
    if (!person.linked.includes(visitorId)) person.linked.push(visitorId)
    person.owes = false
    person.bound ??= this.truth.boundBy(person, accepted, this.people)
  }

  #wipe(person: Person): void {
    this.#installs += 1
    person.phone = storageOf(person.name, this.#installs)
  }
}
