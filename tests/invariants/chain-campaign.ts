/** A campaign whose truth is known: who opened what, what each phone kept of it, and what therefore has to be found again. */

/** Numerical Recipes' generator: the same seed tells the same story. */
export function diceOf(seed: number) {
  let state = seed >>> 0
  const fraction = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
  return {
    fraction,
    happens: (odds: number): boolean => fraction() < odds,
    below: (bound: number): number => Math.floor(fraction() * bound),
  }
}
export type Dice = ReturnType<typeof diceOf>

export interface Arrival {
  seq: number
  code: string
  at: number
}

/** Storage of one installation: deleted with the mini program, and another begins. */
export interface Storage {
  visitorId: string
  trail: Arrival[]
}

export interface Person {
  name: string
  phone: Storage
  memberId: string | null
  joinedAt: number
  /** Installations on which he signed in and told so. */
  linked: string[]
  /** He is a member, and his phone has not told yet by what he came. */
  owes: boolean
  bound: Bound | null
}

export interface Bound {
  code: string
  /** Null: who shared it is nobody we know. */
  inviter: string | null
}

export interface TrueLink {
  code: string
  sharer: string
  /** Shared before signing in: by this installation. */
  visitorId: string | null
  parent: string | null
}

/** What has come to the server so far, with the time at which it truly happened. */
export class Truth {
  readonly links = new Map<string, TrueLink>()
  readonly told = new Map<string, Map<number, Arrival>>()
  readonly refused = new Map<string, { code: string; at: number }[]>()

  tell(visitorId: string, arrivals: readonly Arrival[]): void {
    const known = this.told.get(visitorId) ?? new Map<number, Arrival>()
    this.told.set(visitorId, known)
    for (const arrival of arrivals) if (!known.has(arrival.seq)) known.set(arrival.seq, arrival)
  }

  refuse(visitorId: string, refusal: { code: string; at: number }): void {
    this.refused.set(visitorId, [...(this.refused.get(visitorId) ?? []), refusal])
  }

  /** Of a member's links, and of a guest's who became one on the same installation. */
  ownerOf(code: string, people: ReadonlyMap<string, Person>): string | null {
    const link = this.links.get(code)
    if (!link) return null
    const isKnown = link.visitorId === null || people.get(link.sharer)?.linked.includes(link.visitorId)
    return isKnown ? link.sharer : null
  }

  arrivalsOn(visitorIds: readonly string[]): Arrival[] {
    return visitorIds.flatMap((id) => [...(this.told.get(id)?.values() ?? [])]).sort((a, b) => a.at - b.at)
  }

  /** By what he counts: the last that he came by before he joined, and did not turn down. */
  boundBy(person: Person, tapped: boolean, people: ReadonlyMap<string, Person>): Bound | null {
    const refusals = person.linked.flatMap((id) => this.refused.get(id) ?? [])
    const isOpen = ({ code, at }: Arrival): boolean => {
      const said = refusals.filter((one) => one.code === code).map((one) => one.at)
      return !said.length || (tapped && at > Math.max(...said))
    }
    const last = this.arrivalsOn(person.linked)
      .filter(({ code, at }) => at <= person.joinedAt && this.ownerOf(code, people) !== person.name)
      .filter(isOpen)
      .at(-1)
    return last ? { code: last.code, inviter: this.ownerOf(last.code, people) } : null
  }

  /** The last link of somebody else's that his phone remembers. */
  cameBy({ name, phone }: Person): string | null {
    return phone.trail.findLast(({ code }) => this.links.get(code)?.sharer !== name)?.code ?? null
  }

  /** Where his phone remembers none: the last that the server was told of. */
  lastTold({ name, phone, linked, memberId }: Person): string | null {
    const visitors = memberId === null ? [phone.visitorId] : [...new Set([...linked, phone.visitorId])]
    const others = this.arrivalsOn(visitors).filter(({ code }) => this.links.get(code)?.sharer !== name)
    return others.at(-1)?.code ?? null
  }

  rootOf(code: string): string {
    const parent = this.links.get(code)?.parent
    return parent ? this.rootOf(parent) : code
  }

  depthOf(code: string): number {
    const parent = this.links.get(code)?.parent
    return parent ? 1 + this.depthOf(parent) : 1
  }
}
