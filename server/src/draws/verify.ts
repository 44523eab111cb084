/** Proves invariant 8 of draws: each result is drawn anew, and no piece, point or chance is lost or counted twice. */

import { type LogHead, type LogReader, readLog } from '@laurel/shared/draw-log'
import { commitmentOf, isThere, pickPrize } from '@laurel/shared/drawing'
import type { DrawBody, LogEntry } from '@laurel/shared/draws'
import { blindWith } from '../platform/cipher.ts'
import { opened, quoted } from '../platform/verify-pages.ts'
import { type Provable, runChecks, type Violation } from '../points/index.ts'
import { seedOf } from './seed.ts'
import { prizeChecks } from './verify-prizes.ts'

const PROMISED = '8 the seed of a draw is the one that was promised'
const SEALED = '8 the results of a draw stand as they were sealed, one upon the other'
const FALLS = '8 each number falls where the seed lets it fall'
const PAGE = 1_000

/** The seed is drawn from the blind key: nothing has to be told before it can be proven. */
export async function verifyDraws(db: Provable, { blindKey }: { blindKey: Buffer }): Promise<Violation[]> {
  const found = await runChecks(db, prizeChecks(db.dialect))
  const keys = { blind: blindWith(blindKey) }
  for await (const draw of storedDraws(db)) {
    const seed = seedOf(keys, draw.log.drawId)
    found.push(...promiseBreaches(draw, seed), ...(await resultBreaches(db, draw, seed)))
  }
  return found
}

interface Stored {
  log: LogHead
  head: string
}

/** Prizes and odds are frozen: every approved version says them. */
async function* storedDraws(db: Provable): AsyncIterable<Stored> {
  const rows = await db.all(`
    select d.offer_id, d.commitment, d.seed, d.drawn, d.head, v.body from draw d
    join offer_version v on v.offer_id = d.offer_id and v.number = (
      select min(number) from offer_version where offer_id = d.offer_id and state = 'approved')
    order by d.offer_id`)
  for (const { offer_id, commitment, seed, drawn, head, body } of rows) {
    const { prizes, fallback } = opened(body) as DrawBody
    const told = { commitment: String(commitment), seed: seed === null ? null : String(seed) }
    const log = { ...told, drawId: String(offer_id), drawn: Number(drawn), prizes, fallback }
    yield { log, head: String(head) }
  }
}

function promiseBreaches({ log: { drawId, commitment, seed: told } }: Stored, seed: string): Violation[] {
  const isKept = commitmentOf(seed) === commitment && (told === null || told === seed)
  return isKept ? [] : [{ rule: PROMISED, subject: drawId, expected: 1, found: 0 }]
}

/** The first of each draw: what follows it follows from it. */
async function resultBreaches(db: Provable, { log, head }: Stored, seed: string): Promise<Violation[]> {
  const reader = readLog({ ...log, seed: null })
  const breach = (rule: string, number: number): Violation[] => [
    { rule, subject: `${log.drawId} ${number}`, expected: 1, found: 0 },
  ]
  let last = log.commitment
  for await (const result of resultsOf(db, log.drawId)) {
    if (!fallsSo(log, seed, { result, reader })) return breach(FALLS, result.number)
    if (reader.read([result])) return breach(SEALED, result.number)
    last = result.head
  }
  return reader.end() || last !== head ? breach(SEALED, log.drawn) : []
}

interface Result extends LogEntry {
  picked: string
}

function fallsSo(
  { drawId, prizes, fallback }: LogHead,
  seed: string,
  { result, reader }: { result: Result; reader: LogReader },
): boolean {
  const { number, nonce, at } = result
  const picked = pickPrize(prizes, seed, { drawId, number, nonce })
  const key = isThere(picked, reader.won().get(picked.key) ?? 0, at) ? picked.key : fallback
  return result.picked === picked.key && result.key === key
}

async function* resultsOf(db: Provable, drawId: string): AsyncIterable<Result> {
  for (let after = 0; ; ) {
    const rows = await db.all(`
      select number, at, nonce, key, picked, head from draw_result
      where offer_id = ${quoted(drawId)} and number > ${after} order by number limit ${PAGE}`)
    for (const { number, at, nonce, key, picked, head } of rows) {
      after = Number(number)
      const said = { nonce: String(nonce), key: String(key), picked: String(picked), head: String(head) }
      yield { ...said, number: after, at: Number(at) }
    }
    if (rows.length < PAGE) return
  }
}
