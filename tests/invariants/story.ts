/** Turns random numbers into commands of the server, and asks the model what each should come to. */
import {
  addBudget,
  askTopUp,
  budgetApprovals,
  giveBack,
  grant,
  hold,
  release,
  setCaps,
  settle,
} from '@laurel/server/budget/index'
import { approveWith } from '@laurel/server/operators/index'
import { expire, MALL_REDEEMED, pointsOf, reverse, transfer } from '@laurel/server/points/index'
import type { Row, Work } from '@laurel/server/schema'
import { dateOf, type Model, type Outcome } from './model.ts'

const approve = approveWith(budgetApprovals)

/** Four random numbers: what is done, and to whom, how much, with which id. */
export type Numbers = [kind: number, a: number, b: number, c: number]
export type Act = (w: Work, now: number) => unknown

export interface Step {
  act: Act
  /** What the model says comes of it. */
  model(): Outcome
  member: string
  /** Only rehearsed: the model does not change. */
  rehearsal?: true
  now: number
}

const BECAUSE = { reason: 'gift' } as const
const MEMBERS = 4
const DAY_MS = 86_400_000
/** Midnight in Shanghai. */
const START = Date.UTC(2026, 10, 20, 16)

interface Draw {
  member: string
  budget: string
  amount: number
  day: number
  a: number
  b: number
  c: number
}

type Told = Pick<Step, 'act' | 'model' | 'rehearsal'>

/** Every name begins with the story's own word: many stories share a database. */
export class Story {
  readonly model: Model
  readonly year: string
  readonly spring: string
  private readonly word: string
  private readonly ids: string[] = []
  private readonly holds: string[] = []
  private readonly told: Told[] = []
  private made = 0

  constructor(model: Model, word: string) {
    this.model = model
    this.word = word
    this.year = `${word}year`
    this.spring = `${word}spring`
    model.addBudget(this.year, null)
    model.addBudget(this.spring, this.year)
    model.fill(this.year, 600)
    model.fill(this.spring, 300)
  }

  /** What the model starts from. */
  open(): Act {
    // A command may run twice: its ids are drawn before.
    const fills = [this.topUp(this.year, 600), this.topUp(this.spring, 300)]
    return (w, now) => {
      const caps = { dayMax: null, monthMax: null, totalMax: null }
      const plan = { currency: 'points', caps } as const
      addBudget(w, { ...plan, id: this.year, name: 'year', parentId: null })
      addBudget(w, { ...plan, id: this.spring, name: 'spring', parentId: this.year })
      for (const fill of fills) fill(w, now)
    }
  }

  step([kind, a, b, c]: Numbers): Step {
    const draw: Draw = {
      member: `${this.word}m${a % MEMBERS}`,
      budget: a % 3 ? this.spring : this.year,
      amount: 1 + (b % 30),
      day: this.model.today + (c % 20),
      a,
      b,
      c,
    }
    const told = this.tell(kind, draw)
    // Any instant of the day, so that only the business day can matter.
    return { ...told, member: draw.member, now: START + this.model.today * DAY_MS + ((b * 86_399) % DAY_MS) }
  }

  private tell(kind: number, draw: Draw): Told {
    const [, act] = this.acts.find(([below]) => kind < below) ?? []
    if (!act) throw new Error(`no act for ${kind}`)
    return act(draw)
  }

  /** In hundredths, added up. */
  private readonly acts: [below: number, act: (draw: Draw) => Told][] = [
    [4, ({ a }) => this.again(a)],
    [26, (draw) => this.kept(this.grant(draw))],
    [44, (draw) => this.kept(this.use(draw))],
    [64, (draw) => this.kept(this.undo(draw))],
    [70, ({ c }) => this.tomorrow(c)],
    [75, ({ member }) => this.expire(member)],
    [79, (draw) => this.hold(draw)],
    [84, (draw) => this.kept(this.settle(draw))],
    [87, (draw) => this.kept(this.release(draw))],
    [90, (draw) => this.fill(draw)],
    [92, (draw) => this.cap(draw)],
    [95, (draw) => this.grow(draw)],
    [98, (draw) => this.shrink(draw)],
    [100, (draw) => this.rehearse(draw)],
  ]

  private kept(told: Told): Told {
    this.told.push(told)
    return told
  }

  /** Word for word, as a client whose answer was lost. */
  private again(a: number): Told {
    return this.told[this.told.length - 1 - (a % 5)] ?? this.tomorrow(0)
  }

  /** Now and then one that was used before. */
  private id(c: number): string {
    const old = this.ids[(c * 7) % (this.ids.length || 1)]
    if (c % 12 === 0 && old) return old
    const id = this.newId()
    this.ids.push(id)
    return id
  }

  private newId(): string {
    this.made += 1
    return `${this.word}t${this.made}`
  }

  private grant({ member, budget, amount, day, c }: Draw): Told {
    const id = this.id(c)
    const order = {
      id,
      budgetId: budget,
      memberId: member,
      points: amount,
      expiresOn: dateOf(day),
      because: BECAUSE,
    }
    return {
      act: (w, now) => grant(w, order, now),
      model: () => this.model.grant(id, { budget, member, amount, day }),
    }
  }

  private use({ member, amount, c }: Draw): Told {
    const id = this.id(c)
    const order = { id, debit: pointsOf(member), credit: MALL_REDEEMED, amount, because: BECAUSE }
    return { act: (w, now) => transfer(w, order, now), model: () => this.model.use(id, member, amount) }
  }

  private undo({ a, b, c }: Draw): Told {
    // Mostly what did happen, and recent, so that one transfer is reversed more than once.
    const known = this.ids.filter((id) => this.model.entries.has(id))
    const among = a % 8 ? known.slice(a % 4 ? -6 : 0) : this.ids
    const of = among[(b * 31 + a) % (among.length || 1)] ?? 'none'
    const kind = this.model.entries.get(of)?.kind
    if (kind === 'release') return this.tomorrow(0)
    const id = this.id(c)
    const amount = c % 4 ? 1 + (b % 14) : undefined
    const order = { id, of, because: BECAUSE, ...(amount === undefined ? {} : { amount }) }
    const back = kind === 'grant' ? giveBack : reverse
    return { act: (w, now) => back(w, order, now), model: () => this.model.reverse(id, of, amount) }
  }

  private tomorrow(days: number): Told {
    this.model.today += days % 4
    return { act: () => null, model: () => 'ok' }
  }

  private expire(member: string): Told {
    return {
      act: (w, now) => expire(w, { memberId: member }, now),
      model: () => {
        const id = this.model.expire(member)
        if (id) this.ids.push(id)
        return 'ok'
      },
    }
  }

  private hold({ budget, amount }: Draw): Told {
    const id = `${this.newId()}/wait`
    this.holds.push(id)
    const order = { hold: id, budgetId: budget, points: amount, because: BECAUSE }
    return { act: (w, now) => hold(w, order, now), model: () => this.model.hold(id, budget, amount) }
  }

  private settle({ member, day, a, b, c }: Draw): Told {
    const id = this.id(c)
    const of = this.someHold(a)
    const amount = b % 3 ? 1 + (b % 10) : undefined
    const order = { id, hold: of, memberId: member, expiresOn: dateOf(day), because: BECAUSE }
    return {
      act: (w, now) => settle(w, { ...order, ...(amount === undefined ? {} : { points: amount }) }, now),
      model: () => this.model.settle(id, { hold: of, member, amount, day }),
    }
  }

  private release({ a, c }: Draw): Told {
    const id = this.id(c)
    const of = this.someHold(a)
    return {
      act: (w, now) => release(w, { id, hold: of, because: BECAUSE }, now),
      model: () => this.model.release(id, of),
    }
  }

  private someHold(a: number): string {
    return this.holds[a % (this.holds.length || 1)] ?? `${this.word}nothing`
  }

  private fill({ budget, amount }: Draw): Told {
    return { act: this.topUp(budget, amount), model: () => this.model.fill(budget, amount) }
  }

  private topUp(budgetId: string, amount: number): Act {
    const id = this.newId()
    return (w, now) => {
      askTopUp(w, { id, budgetId, amount, because: 'more', operatorId: 'eve' }, now)
      approve(w, { approvalId: id, operatorId: 'amy', role: 'approver' }, now)
    }
  }

  private cap({ budget, a, b, c }: Draw): Told {
    const some = (n: number, least: number) => (n % 3 ? null : least + (n % 200))
    const caps = { dayMax: some(a, 10), monthMax: some(b, 200), totalMax: some(c, 500) }
    return {
      act: (w) => setCaps(w, { budgetId: budget, caps }),
      model: () => {
        this.model.budget(budget).caps = caps
        return 'ok'
      },
    }
  }

  private grow({ member, amount, c }: Draw): Told {
    const id = this.id(c)
    const order = { id, debit: 'mint/growth', credit: `member/${member}/growth`, amount, because: BECAUSE }
    return { act: (w, now) => transfer(w, order, now), model: () => this.model.grow(id, member, amount) }
  }

  /** Growth that is gone, as at the end of a cycle: a later reversal finds less than it gave. */
  private shrink({ member, amount }: Draw): Told {
    const id = this.newId()
    const debit = `member/${member}/growth`
    const taken = Math.min(this.model.member(member).growth, amount)
    if (taken === 0) return this.tomorrow(0)
    const order = { id, debit, credit: 'mint/growth', amount: taken, because: BECAUSE }
    return {
      act: (w, now) => transfer(w, order, now),
      model: () => {
        this.model.member(member).growth -= taken
        return 'ok'
      },
    }
  }

  private rehearse({ member, budget }: Draw): Told {
    const expiresOn = dateOf(this.model.today)
    const order = {
      id: this.newId(),
      budgetId: budget,
      memberId: member,
      points: 1,
      expiresOn,
      because: BECAUSE,
    }
    return {
      rehearsal: true,
      act: (w, now) => {
        setCaps(w, { budgetId: budget, caps: { dayMax: null, monthMax: null, totalMax: null } })
        setCaps(w, { budgetId: this.year, caps: { dayMax: null, monthMax: null, totalMax: null } })
        grant(w, order, now)
        expire(w, { memberId: member }, now + 400 * DAY_MS)
      },
      model: () => (this.model.budget(budget).left > 0 ? 'ok' : 'BUDGET_EXHAUSTED'),
    }
  }

  /** What is compared after every command, as the server has it … */
  stateOf(member: string): (w: Work) => string {
    return (w) => {
      const kept = (path: string) => w.get('account', path)?.balance ?? 0
      const lots = w
        .list('lot', pointsOf(member))
        .map((lot: Row<'lot'>) => `${lot.expiresOn}.${lot.seq}=${lot.remaining}`)
      const budgets = [this.year, this.spring].map((id) => {
        const counts = w.list('budgetWindow', id).filter((row) => row.granted && row.window !== 'held')
        const held = w.get('budgetWindow', id, 'held')?.granted ?? 0
        const { filled, handedDown } = w.get('budget', id) ?? {}
        return `${kept(`budget/${id}/points`)} ${filled} ${handedDown} ${held} ${counts.map((row) => `${row.window}=${row.granted}`).sort()}`
      })
      const own = ['points', 'debt', 'growth'].map((currency) => kept(`member/${member}/${currency}`))
      return [...own, ...lots, ...budgets].join(' ')
    }
  }

  /** … and as the model has it. */
  expected(member: string): string {
    const { points, debt, growth } = this.model.member(member)
    const lots = new Map<string, number>()
    for (const { day, lot } of [...points].sort((x, y) => x.day - y.day || x.lot - y.lot))
      lots.set(`${dateOf(day)}.${lot}`, (lots.get(`${dateOf(day)}.${lot}`) ?? 0) + 1)
    const budgets = [this.year, this.spring].map((id) => {
      const { left, filled, handedDown, counts } = this.model.budget(id)
      let held = 0
      for (const hold of this.model.holds.values()) if (hold.budget === id) held += hold.left
      const open = [...counts].filter(([, n]) => n).map(([name, n]) => `${name}=${n}`)
      return `${left} ${filled} ${handedDown} ${held} ${open.sort()}`
    })
    return [
      points.length,
      debt ? -debt : 0,
      growth,
      ...[...lots].map(([lot, n]) => `${lot}=${n}`),
      ...budgets,
    ].join(' ')
  }
}
