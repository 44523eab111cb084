/** A draw whose answer was lost in a crash is asked again: the same number, the same prize, the same seal. */
import { readConfig } from '@laurel/server/config'
import { systemClock } from '@laurel/server/platform/clock'
import { openDatabase } from '@laurel/server/platform/database'
import { verify } from '@laurel/server/verify'
import { type DrawResult, drawsApi } from '@laurel/shared/draws'
import { describe, expect, test } from 'vitest'
import { newKey, send } from '../world/ask.ts'
import { freshDatabase } from '../world/databases.ts'
import { drawBody, faultIn, newNonce, prizeOf, publishDraw, signInSource } from '../world/draws.ts'
import { openMall } from '../world/mall.ts'
import { world } from '../world/world.ts'
import { anyPort, gone, startServer } from './server-process.ts'

const ROUNDS = Number(process.env.DRAW_KILL_ROUNDS ?? 3)
const MEMBERS = 12
const CHANCES = 10

interface Attempt {
  token: string
  key: string
  nonce: string
  answer: DrawResult | null
}

async function prepared() {
  const place = await freshDatabase('sqlite')
  const w = await world({ at: place })
  const { mug } = await openMall(w, { mugs: 60 })
  const source = await signInSource(w.operators, CHANCES)
  const prizes = [
    prizeOf({ key: 'mug', kind: 'goods', skuId: mug, weight: 300_000, pieces: 20 }),
    prizeOf({ key: 'ten', kind: 'points', points: 10, weight: 300_000, pieces: 50 }),
    prizeOf({ key: 'thanks', kind: 'nothing', weight: 400_000 }),
  ]
  const drawId = await publishDraw(w.operators, drawBody({ prizes, chances: [source] }))
  const tokens: string[] = []
  for (let i = 0; i < MEMBERS; i += 1) {
    const member = await w.member(`killed${i}`)
    await member.signInDaily()
    tokens.push(member.token)
  }
  await w.close()
  return { place, drawId, tokens }
}

async function ask(url: string, drawId: string, { token, key, nonce }: Attempt): Promise<DrawResult | null> {
  const reply = await send(url, drawsApi.draw, { drawId, nonce }, { token, key }).catch(() => null)
  if (!reply) return null
  if (reply.status >= 400) throw new Error(`refused: ${JSON.stringify(reply.body)}`)
  return reply.body as DrawResult
}

describe('kill -9 between the draw and its answer, on SQLite', () => {
  test(`${ROUNDS} rounds: whoever asks again has the result he was given, and no number fell twice`, async () => {
    const { place, drawId, tokens } = await prepared()
    const port = anyPort()
    const attempts: Attempt[] = []
    const left = tokens.flatMap((token) => Array.from({ length: CHANCES }, () => token))
    for (let round = 0; round < ROUNDS; round += 1) {
      const { url, child } = await startServer(place.url, port)
      const now = left.splice(0, (MEMBERS * CHANCES) / ROUNDS)
      const killAfter = 1 + Math.floor(Math.random() * (now.length / 2))
      let answered = 0
      const taps = now.map(async (token) => {
        const attempt: Attempt = { token, key: newKey(), nonce: newNonce(), answer: null }
        attempts.push(attempt)
        attempt.answer = await ask(url, drawId, attempt)
        if (attempt.answer) answered += 1
        if (answered === killAfter) child.kill('SIGKILL')
      })
      await Promise.all([gone(child), ...taps])
    }
    const known = attempts.filter(({ answer }) => answer)
    const unknown = attempts.filter(({ answer }) => !answer)

    const { url, child } = await startServer(place.url, port)
    for (const attempt of known) expect(await ask(url, drawId, attempt)).toEqual(attempt.answer)
    for (const attempt of unknown) attempt.answer = await ask(url, drawId, attempt)
    const fault = await faultIn(url, drawId)
    child.kill('SIGTERM')
    await gone(child)

    const numbers = attempts.map(({ answer }) => answer?.number ?? 0).sort((a, b) => a - b)
    expect(numbers).toEqual(Array.from({ length: attempts.length }, (_, i) => i + 1))
    expect(fault).toBeNull()
    expect(unknown.length).toBeGreaterThan(0)
    const db = await openDatabase(place.url, { clock: systemClock })
    expect(await verify(db, readConfig({}))).toEqual([])
    await db.close()
    await place.drop()
  }, 600_000)
})
