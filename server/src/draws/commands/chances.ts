/** What draws hear: a stage was passed, a task was completed, and what was taken back of it. */
import type { DrawBody } from '@laurel/shared/draws'
import { survivorOf } from '../../identity/index.ts'
import { type InForce, lastWatchers, offersWatching, watchersOf } from '../../offers/index.ts'
import { undoneBy } from '../../platform/facts.ts'
import type { Listener } from '../../platform/listening.ts'
import type { FactHint } from '../../platform/work/types.ts'
import type { Row, Touch, Work } from '../../schema.ts'
import { chanceId, chancesFor, type Deed, factOfChance } from '../rules/chances.ts'
import { chanceTopic } from '../topics.ts'

type Fact = Row<'fact'>

/** Topics under which draws were looked for. As few as there are quizzes and tasks. */
const asked = new Set<string>()

/** The version in force when it happened decides. */
export const giveChances: Listener = (w, fact) => {
  const deed = deedOf(fact)
  const memberId = whoseIs(w, fact.memberId)
  if (memberId === null) return
  const topic = chanceTopic(deed.offerId)
  asked.add(topic)
  const watching = { topic, kind: 'draw', at: fact.occurredAt } as const
  for (const draw of offersWatching<DrawBody>(w, watching)) addChances(w, { draw, deed, fact, memberId })
}

/** Unused ones are void; what a used one brought stays. */
export const voidChances: Listener = (w, fact) => {
  const undone = undoneBy(w, fact)?.fact
  const memberId = undone && whoseIs(w, undone.memberId)
  if (!undone || !memberId) return
  for (const offerId of watchersOf(w, { topic: chanceTopic(deedOf(undone).offerId), kind: 'draw' }))
    for (const owner of new Set([memberId, String(undone.memberId)]))
      voidOf(w, { offerId, owner, fact: undone })
}

function deedOf({ type, data }: Fact): Deed {
  if (type === 'quiz.passed') return { by: 'quiz', offerId: String(data.quizId), stage: Number(data.stage) }
  return { by: 'task', offerId: String(data.taskId), stage: null }
}

/** Whoever closed his account has nobody to draw for him. */
function whoseIs(w: Work, memberId: string | null): string | null {
  const member = memberId === null ? undefined : w.get('member', memberId)
  const owner = member && survivorOf(w, member)
  return owner && owner.state !== 'closed' ? owner.id : null
}

interface Adding {
  draw: InForce<DrawBody>
  deed: Deed
  fact: Fact
  memberId: string
}

/** Read at once: on PostgreSQL each row that is asked for alone would start the batch again. */
function addChances(w: Work, { draw: { offer, version }, deed, fact, memberId }: Adding): void {
  const count = chancesFor(version.body, deed)
  if (count === 0) return
  const offerId = offer.id
  const known = new Set(w.list('drawChance', memberId, offerId).map(({ id }) => id))
  for (let number = 1; number <= count; number += 1) {
    const id = chanceId(fact, number)
    if (!known.has(id)) w.add('drawChance', { memberId, offerId, id, state: 'open', at: fact.occurredAt })
  }
}

interface Voiding {
  offerId: string
  owner: string
  fact: Fact
}

function voidOf(w: Work, { offerId, owner, fact }: Voiding): void {
  for (const row of w.list('drawChance', owner, offerId)) {
    const { source, key } = factOfChance(row.id)
    if (row.state === 'open' && source === fact.source && key === fact.key)
      w.set('drawChance', row, { state: 'void' })
  }
}

/** Which quiz or task a fact will be of, nobody says before: so all that were asked for are looked up. A hint only. */
giveChances.reads = (touch: Touch, { memberId }: FactHint): void => {
  touch.row('member', memberId)
  for (const topic of asked) {
    offersWatching.reads(touch, { type: topic })
    for (const offerId of lastWatchers(topic)) touch.list('drawChance', memberId, offerId)
  }
}
