/** Two server processes on one database, this one and another, and a member who taps everywhere at once: one grant for one occasion. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { recordFact } from '@laurel/server/platform/facts'
import type { Work } from '@laurel/server/schema'
import { tasksApi } from '@laurel/shared/tasks'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Process, startProcess } from '../bench/processes.ts'
import { newKey, send } from '../world/ask.ts'
import { type DatabaseKind, databaseKinds, type FreshDatabase, freshDatabase } from '../world/databases.ts'
import type { MemberClient } from '../world/members.ts'
import { type World, world } from '../world/world.ts'

const TAPS = 50
const MAIN = 'server/src/main.ts'

interface Twins {
  place: FreshDatabase
  w: World
  other: Process
  filesDir: string
  taskId: string
}

async function openTwins(database: DatabaseKind): Promise<Twins> {
  const place = await freshDatabase(database)
  const w = await world({ at: place })
  const { id: budgetId } = await w.operators.budget({ name: '任务', currency: 'points', amount: 100_000 })
  const offer = await w.operators.publish({
    kind: 'task',
    title: '第一次购物',
    budgetId,
    body: {
      kind: 'count',
      args: { fact: 'purchase.paid', target: 1 },
      group: 'newcomer',
      text: '完成一笔消费',
      period: 'once',
      minLevel: 0,
      after: [],
      claim: 'tap',
      claimDays: null,
      reward: { points: 60, growth: 6 },
      lotDays: 365,
      go: null,
    },
  })
  const filesDir = mkdtempSync(join(tmpdir(), 'laurel-files-'))
  const files = { FILES_DIR: filesDir, ERASURES_FILE: join(filesDir, 'erasures.jsonl') }
  const env = { DATABASE_URL: place.url, RATE_PER_MINUTE: '9999999', LOG_LEVEL: 'fatal', ...files }
  return { place, w, filesDir, other: await startProcess(MAIN, '/ready', env), taskId: offer.id }
}

describe.each(databaseKinds)('two processes on %s', (database) => {
  let twins: Twins
  beforeAll(async () => {
    twins = await openTwins(database)
  }, 240_000)
  afterAll(async () => {
    await twins.other.stop()
    rmSync(twins.filesDir, { recursive: true })
    expect(await twins.w.verify()).toEqual([])
    await twins.w.close()
    await twins.place.drop()
  })

  async function buyer(name: string): Promise<MemberClient> {
    const member = await twins.w.member(name)
    const paid = {
      id: `paid-${name}`,
      key: `paid-${name}`,
      type: 'purchase.paid',
      memberId: member.id,
    } as const
    await twins.w.laurel.deps.engine.run((work: Work, _: null, now: number) => {
      recordFact(work, { ...paid, source: 'pos', data: { amountFen: 100 } }, now)
    }, null)
    return member
  }
  /** Half of the taps at each process. */
  const tap = ({ token }: MemberClient, keyOf: () => string) =>
    Promise.all(
      Array.from({ length: TAPS }, (_, i) => {
        const { url } = i % 2 ? twins.other : twins.w
        return send(url, tasksApi.claim, { taskId: twins.taskId }, { token, key: keyOf() })
      }),
    )
  const given = async ({ id }: MemberClient) => ({
    grants: Number(
      (await twins.w.db.all(`select count(*) as n from offer_grant where member_id = '${id}'`))[0]?.n,
    ),
    points: Number(
      (await twins.w.db.all(`select count(*) as n from transfer where credit = 'member/${id}/points'`))[0]?.n,
    ),
    growth: Number(
      (await twins.w.db.all(`select count(*) as n from transfer where credit = 'member/${id}/growth'`))[0]?.n,
    ),
  })
  const ONE = { grants: 1, points: 1, growth: 1 }

  test(`${TAPS} taps with a key of their own give once; the others are told it was taken`, async () => {
    const lin = await buyer('lin')

    const replies = await tap(lin, newKey)

    const codes = replies.map(({ status, body }) => (status === 200 ? 'ok' : (body as { code: string }).code))
    expect(codes.filter((code) => code === 'ok')).toHaveLength(1)
    expect(codes.filter((code) => code === 'TASK_ALREADY_CLAIMED')).toHaveLength(TAPS - 1)
    expect(await given(lin)).toEqual(ONE)
    expect(await lin.balance()).toBe(60)
  })

  test(`one tap sent ${TAPS} times is one grant, and each answer is the same`, async () => {
    const zhou = await buyer('zhou')
    const key = newKey()

    const replies = await tap(zhou, () => key)

    expect(new Set(replies.map(({ status, body }) => JSON.stringify([status, body]))).size).toBe(1)
    expect(replies[0]).toMatchObject({ status: 200, body: { points: 60, growth: 6, balance: 60 } })
    expect(await given(zhou)).toEqual(ONE)
  })
})
