/** The ledger and the budgets as simply as they can be said: every point is a thing of its own. Shares no code with the server. */

interface Point {
  day: number
  lot: number
}

interface Member {
  points: Point[]
  debt: number
  growth: number
  /** Lots ever made. */
  lots: number
}

interface Plan {
  parent: string | null
  left: number
  filled: number
  handedDown: number
  caps: Caps
  counts: Map<string, number>
}

interface Hold {
  budget: string
  left: number
  heldOn: number
}

type Entry = { back: number; amount: number; content: string } & (
  | { kind: 'grant'; budget: string; grantedOn: number; member: string; lot: number; day: number }
  | { kind: 'use'; member: string; used: Point[] }
  | { kind: 'growth'; member: string }
  | { kind: 'release' }
  | { kind: 'reversal' }
)

export interface Caps {
  dayMax: number | null
  monthMax: number | null
  totalMax: number | null
}

export type Outcome =
  | 'ok'
  | 'TRANSFER_MISMATCH'
  | 'TRANSFER_UNKNOWN'
  | 'TRANSFER_IS_REVERSAL'
  | 'REVERSAL_EXCEEDS'
  | 'BALANCE_TOO_LOW'
  | 'BUDGET_EXHAUSTED'
  | 'BUDGET_WINDOW_FULL'
  | 'HOLD_EMPTY'

const GRACE_DAYS = 30
/** Days are counted from 2026-11-21. */
export const dateOf = (day: number): string =>
  new Date(Date.UTC(2026, 10, 21 + day)).toISOString().slice(0, 10)

const inOrder = (a: Point, b: Point): number => a.day - b.day || a.lot - b.lot
const windowNames = (day: number) => [`day/${dateOf(day)}`, `month/${dateOf(day).slice(0, 7)}`, 'total']

export class Model {
  today = 0
  readonly members = new Map<string, Member>()
  readonly budgets = new Map<string, Plan>()
  readonly holds = new Map<string, Hold>()
  readonly entries = new Map<string, Entry>()
  /** By what was reversed and by which id: the amount that was asked for. */
  readonly reversals = new Map<string, number>()
  readonly reached = new Set<string>()

  member(id: string): Member {
    const known = this.members.get(id) ?? { points: [], debt: 0, growth: 0, lots: 0 }
    this.members.set(id, known)
    return known
  }

  budget(id: string): Plan {
    const plan = this.budgets.get(id)
    if (!plan) throw new Error(`the model has no budget ${id}`)
    return plan
  }

  addBudget(id: string, parent: string | null): void {
    const caps = { dayMax: null, monthMax: null, totalMax: null }
    this.budgets.set(id, { parent, left: 0, filled: 0, handedDown: 0, caps, counts: new Map() })
  }

  fill(id: string, amount: number): Outcome {
    const plan = this.budget(id)
    const parent = plan.parent === null ? null : this.budget(plan.parent)
    if (parent && parent.left < amount) return 'BUDGET_EXHAUSTED'
    if (parent) {
      parent.left -= amount
      parent.handedDown += amount
    }
    plan.left += amount
    plan.filled += amount
    return 'ok'
  }

  grant(id: string, { budget, member, amount, day }: Grant): Outcome {
    const content = `grant ${budget} ${member}`
    const seen = this.seen(id, { content, amount, day })
    if (seen) return seen
    const refusal = this.leave(budget, amount)
    if (refusal) return refusal
    const lot = this.credit(member, amount, day)
    const grantedOn = this.today
    this.entries.set(id, { kind: 'grant', content, amount, back: 0, budget, grantedOn, member, lot, day })
    return 'ok'
  }

  use(id: string, member: string, amount: number): Outcome {
    const content = `use ${member}`
    const seen = this.seen(id, { content, amount })
    if (seen) return seen
    const { points } = this.member(member)
    const usable = points.filter((point) => point.day >= this.today).sort(inOrder)
    if (usable.length < amount) return 'BALANCE_TOO_LOW'
    this.remove(id, { member, used: usable.slice(0, amount), content })
    return 'ok'
  }

  /** Answers the id of the transfer; null when nothing is due. */
  expire(member: string): string | null {
    const due = this.member(member)
      .points.filter((point) => point.day < this.today)
      .sort(inOrder)
    const [first] = due
    if (!first) return null
    const id = `expire/${member}/${dateOf(first.day)}.${first.lot}`
    this.remove(id, { member, used: due, content: 'expire' })
    return id
  }

  grow(id: string, member: string, amount: number): Outcome {
    const content = `growth ${member}`
    const seen = this.seen(id, { content, amount })
    if (seen) return seen
    this.member(member).growth += amount
    this.entries.set(id, { kind: 'growth', content, amount, back: 0, member })
    return 'ok'
  }

  hold(id: string, budget: string, amount: number): Outcome {
    const known = this.holds.get(id)
    if (known) throw new Error('the story uses a hold once')
    const refusal = this.leave(budget, amount)
    if (refusal) return refusal
    this.holds.set(id, { budget, left: amount, heldOn: this.today })
    return 'ok'
  }

  settle(id: string, { hold, member, amount, day }: Settle): Outcome {
    const content = `settle ${hold} ${member}`
    const seen = this.seen(id, { content, amount, day })
    if (seen) return seen
    const held = this.holds.get(hold)
    const n = amount ?? held?.left ?? 0
    if (!held || n === 0 || held.left < n) return 'HOLD_EMPTY'
    held.left -= n
    const lot = this.credit(member, n, day)
    const { budget, heldOn: grantedOn } = held
    this.entries.set(id, { kind: 'grant', content, amount: n, back: 0, budget, grantedOn, member, lot, day })
    return 'ok'
  }

  release(id: string, hold: string): Outcome {
    const content = `release ${hold}`
    const held = this.holds.get(hold)
    if (!held) return 'HOLD_EMPTY'
    const seen = this.seen(id, { content })
    if (seen) return seen
    if (held.left === 0) return 'HOLD_EMPTY'
    this.comeBack(held.budget, held.left, held.heldOn)
    this.entries.set(id, { kind: 'release', content, amount: held.left, back: 0 })
    held.left = 0
    return 'ok'
  }

  reverse(id: string, of: string, asked: number | undefined): Outcome {
    const seen = this.reversedBefore(id, of, asked)
    if (seen) return seen
    const entry = this.entries.get(of)
    if (!entry) return 'TRANSFER_UNKNOWN'
    if (entry.kind === 'reversal') return 'TRANSFER_IS_REVERSAL'
    const amount = asked ?? entry.amount - entry.back
    const fits = amount > 0 && entry.back + amount <= entry.amount
    if (!fits) return 'REVERSAL_EXCEEDS'
    const moved = this.undo(entry, amount)
    entry.back += amount
    this.reversals.set(`${of} ${id}`, amount)
    if (moved > 0) this.entries.set(id, { kind: 'reversal', content: '', amount: moved, back: 0 })
    return 'ok'
  }

  private reversedBefore(id: string, of: string, asked: number | undefined): Outcome | null {
    const before = this.reversals.get(`${of} ${id}`)
    if (before === undefined) return this.entries.has(id) ? 'TRANSFER_MISMATCH' : null
    return asked === undefined || asked === before ? 'ok' : 'TRANSFER_MISMATCH'
  }

  private undo(entry: Exclude<Entry, { kind: 'reversal' }>, amount: number): number {
    if (entry.kind === 'grant') return this.takeBack(entry, amount)
    if (entry.kind === 'use') return this.refund(entry, amount)
    if (entry.kind === 'release') throw new Error('the story reverses no release')
    const member = this.member(entry.member)
    const moved = Math.min(member.growth, amount)
    member.growth -= moved
    return moved
  }

  private takeBack(entry: Extract<Entry, { kind: 'grant' }>, amount: number): number {
    const member = this.member(entry.member)
    member.points.sort((a, b) => Number(b.lot === entry.lot) - Number(a.lot === entry.lot) || inOrder(a, b))
    member.debt += amount - member.points.splice(0, amount).length
    this.comeBack(entry.budget, amount, entry.grantedOn)
    return amount
  }

  private refund(entry: Extract<Entry, { kind: 'use' }>, amount: number): number {
    const member = this.member(entry.member)
    const owed = Math.min(member.debt, amount)
    const back = entry.used.splice(entry.used.length - amount, amount)
    member.debt -= owed
    for (const { day, lot } of back.slice(owed))
      member.points.push({ lot, day: day < this.today ? this.today + GRACE_DAYS : day })
    return amount
  }

  private seen(id: string, { content, amount, day }: Seen): Outcome | null {
    const entry = this.entries.get(id)
    if (!entry) return null
    const sameAmount = amount === undefined || amount === entry.amount
    // A grant that filled a debt only made no lot: then there is no day to compare.
    const sameDay = entry.kind !== 'grant' || entry.lot < 0 || entry.day === day
    return entry.content === content && sameAmount && sameDay ? 'ok' : 'TRANSFER_MISMATCH'
  }

  private credit(memberId: string, amount: number, day: number): number {
    const member = this.member(memberId)
    const owed = Math.min(member.debt, amount)
    member.debt -= owed
    if (owed === amount) return -1
    const lot = member.lots
    member.lots += 1
    for (let i = owed; i < amount; i++) member.points.push({ day, lot })
    return lot
  }

  private remove(
    id: string,
    { member, used, content }: { member: string; used: Point[]; content: string },
  ): void {
    const of = this.member(member)
    of.points = of.points.filter((point) => !used.includes(point))
    this.entries.set(id, { kind: 'use', content, amount: used.length, back: 0, member, used })
  }

  private above(id: string): Plan[] {
    const plan = this.budget(id)
    return plan.parent === null ? [plan] : [plan, ...this.above(plan.parent)]
  }

  private leave(id: string, amount: number): Outcome | null {
    const plan = this.budget(id)
    if (plan.left < amount) return 'BUDGET_EXHAUSTED'
    for (const { caps, counts } of this.above(id)) {
      const maxes = [caps.dayMax, caps.monthMax, caps.totalMax]
      const full = windowNames(this.today).some((name, i) => {
        const max = maxes[i] ?? Number.POSITIVE_INFINITY
        return (counts.get(name) ?? 0) + amount > max
      })
      if (full) return 'BUDGET_WINDOW_FULL'
    }
    this.count(id, amount, this.today)
    const usedBefore = plan.filled - plan.handedDown - plan.left
    plan.left -= amount
    for (const percent of [50, 80, 100]) {
      const mark = (plan.filled * percent) / 100
      if (usedBefore < mark && usedBefore + amount >= mark)
        this.reached.add(`${id}/${percent}/${plan.filled}`)
    }
    return null
  }

  private comeBack(id: string, amount: number, day: number): void {
    this.budget(id).left += amount
    this.count(id, -amount, day)
  }

  private count(id: string, amount: number, day: number): void {
    for (const { counts } of this.above(id))
      for (const name of windowNames(day)) counts.set(name, (counts.get(name) ?? 0) + amount)
  }
}

interface Grant {
  budget: string
  member: string
  amount: number
  day: number
}
interface Settle {
  hold: string
  member: string
  amount: number | undefined
  day: number
}
interface Seen {
  content: string
  amount?: number | undefined
  day?: number
}
