/** Proves that how far a member came with a task is what its facts make, and that it gave what is due for that. */
import { type LevelOf, levelsWithin } from '../membership/index.ts'
import type { GrowthPart } from '../offers/index.ts'
import { must } from '../platform/must.ts'
import { byMember, memberPages, opened } from '../platform/verify-pages.ts'
import type { Obj } from '../platform/work/identity-map.ts'
import { type Provable, runChecks, type Violation } from '../points/index.ts'
import { drawn, type Entry, type Terms } from './rules/progress.ts'
import { rewardDue } from './rules/reward.ts'
import type { StoredTask } from './verify-offers.ts'
import { compare, type Into, mergedInto, misjudged, subjectOf } from './verify-shares.ts'

/** The rows of one member. */
interface Told {
  progress: readonly Obj[]
  /** With the type and the data of their facts. */
  facts: readonly Obj[]
  undoings: readonly Obj[]
  intoOf: Into
  grants: readonly Obj[]
  isClosed: boolean
  levelOf: (at: number) => ReturnType<LevelOf>
}

type Tasks = ReadonlyMap<string, StoredTask>
type Within = (column: string) => string

export async function verifyProgress(db: Provable, stored: readonly StoredTask[]): Promise<Violation[]> {
  const tasks = new Map(stored.map((task) => [task.id, task]))
  const found: Violation[] = await runChecks(db, { '8 what a task gave is for a period of it': UNTOLD })
  for await (const { within } of memberPages(db, 'task_progress'))
    for (const told of await toldOf(db, within))
      for (const row of told.progress) found.push(...breachesOf(tasks, row, told))
  return found
}

const UNTOLD = `
  select g.offer_id || ' ' || g.occasion || ' of ' || g.member_id as subject, 0 as expected, g.points as found
  from offer_grant g join offer o on o.id = g.offer_id and o.kind = 'task'
  left join task_progress p on p.member_id = g.member_id and p.offer_id = g.offer_id and p.period = g.occasion
  where g.rule = 'claim' and p.member_id is null and g.points > 0`
const FACTS = `select t.*, f.type, f.data, f.occurred_at, f.recorded_at, f.member_id as whose
  from task_fact t left join fact f on f.source = t.source and f.key = t.key`
const UNDOINGS = `select t.member_id, t.offer_id, t.period, u.source, u.key, u.data
  from task_fact t join undoing u on u.source = t.source and u.key = t.key`

async function toldOf(db: Provable, within: Within): Promise<Told[]> {
  const facts = await db.all(`${FACTS} where ${within('t.member_id')}`)
  const until = facts.reduce((last, { at }) => Math.max(last, Number(at)), 0)
  const levelOf = await levelsWithin(db, { within, until })
  const intoOf = await mergedInto(db)
  const factsOf = byMember(facts)
  const undoingsOf = byMember(await db.all(`${UNDOINGS} where ${within('t.member_id')}`))
  const grantsOf = byMember(
    await db.all(`select * from offer_grant where rule = 'claim' and ${within('member_id')}`),
  )
  const closed = await db.all(`select id from member where state = 'closed' and ${within('id')}`)
  const progress = byMember(await db.all(`select * from task_progress where ${within('member_id')}`))
  return [...progress].map(([memberId, own]) => ({
    progress: own,
    facts: factsOf.get(memberId) ?? [],
    undoings: undoingsOf.get(memberId) ?? [],
    intoOf,
    grants: grantsOf.get(memberId) ?? [],
    isClosed: closed.some(({ id }) => id === memberId),
    levelOf: (at: number) => levelOf(memberId, at),
  }))
}

function breachesOf(tasks: Tasks, row: Obj, told: Told): Violation[] {
  const task = tasks.get(String(row.offer_id))
  if (!task) return []
  const facts = told.facts.filter((one) => one.offer_id === row.offer_id && one.period === row.period)
  return [
    ...facts.flatMap((fact) => misjudged(task, fact, told)),
    ...undrawn(task, row, { facts, told }),
    ...misgiven(task, row, told),
  ]
}

function undrawn(
  task: StoredTask,
  row: Obj,
  { facts, told }: { facts: readonly Obj[]; told: Told },
): Violation[] {
  const entries = facts.map(entryOf).sort(inOrder)
  if (entries.some(({ at, version }) => isOfAnotherTime(task, { at, version }, told))) return []
  const found = drawn(entries, (version) => termsOf(task, version, told))
  const subject = subjectOf(row)
  return [
    ...compare('a member came so far as the facts make it', subject, {
      expected: found.value,
      found: Number(row.value),
    }),
    ...compare('a task was completed when the facts say', subject, {
      expected: found.completedAt ?? 0,
      found: Number(row.completed_at ?? 0),
    }),
    ...compare('the version of a period is that of the fact that decided', subject, {
      expected: found.version,
      found: Number(row.version),
    }),
  ]
}

const entryOf = ({ at, source, key, version, amount, part }: Obj): Entry => ({
  ...{ at: Number(at), source: String(source), key: String(key) },
  ...{ version: Number(version), amount: Number(amount), part: String(part) },
})

/** As keys sort where it is drawn. */
const inOrder = (a: Entry, b: Entry): number =>
  a.at - b.at || compareText(a.source, b.source) || compareText(a.key, b.key)
const compareText = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1)

function termsOf(task: StoredTask, version: number, told: Told): Terms {
  const body = must(task.versions.get(version), `${task.id} version ${version}`)
  const from = Math.max(...body.after.map((id) => firstCompletion(told, id)), Number.NEGATIVE_INFINITY)
  return {
    body,
    counts: (at) => at > from && (body.minLevel === 0 || (told.levelOf(at) ?? 0) >= body.minLevel),
  }
}

/** Counted by the tier of a history that is another since: two members became one. */
const isOfAnotherTime = (
  task: StoredTask,
  { at, version }: Pick<Entry, 'at' | 'version'>,
  told: Told,
): boolean => (task.versions.get(version)?.minLevel ?? 0) > 0 && told.levelOf(at) === null

/** Never, where it was not completed yet. */
function firstCompletion({ progress }: Told, taskId: string): number {
  const completed = progress.filter((row) => row.offer_id === taskId && row.completed_at !== null)
  return Math.min(...completed.map((row) => Number(row.completed_at)), Number.POSITIVE_INFINITY)
}

/** All of the reward, or nothing; who closed the account was let go with what he had. */
function misgiven(task: StoredTask, row: Obj, { grants, isClosed }: Told): Violation[] {
  const body = task.versions.get(Number(row.version))
  if (!body || isClosed) return []
  const instant = (value: unknown): number | null => (value === null ? null : Number(value))
  const due = rewardDue(body, { completedAt: instant(row.completed_at), claimedAt: instant(row.claimed_at) })
  const grant = grants.find((one) => one.offer_id === row.offer_id && one.occasion === row.period)
  const growth = (opened(grant?.growth ?? []) as GrowthPart[]).reduce((sum, [, amount]) => sum + amount, 0)
  return [
    ...compare('a period gives the points that its version promises, once', subjectOf(row), {
      expected: due?.points ?? 0,
      found: Number(grant?.points ?? 0),
    }),
    ...compare('a period gives the growth that its version promises, once', subjectOf(row), {
      expected: due?.growth ?? 0,
      found: growth,
    }),
  ]
}
