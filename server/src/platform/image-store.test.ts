import { randomInt } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Fastify from 'fastify'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { serveImages } from './http/images.ts'
import { answerProblems } from './http/problem.ts'
import { dropImage, keepImage } from './image-rows.ts'
import { createImageStore, type ImageStore, imageJob } from './image-store.ts'
import { openTestDatabase, type TestDatabase } from './testing.ts'

const HOUR_MS = 3_600_000
const picture = Buffer.from('RIFF of a WebP')
let box: TestDatabase
let dir: string
let images: ImageStore
let sweep: () => Promise<void>
beforeEach(async () => {
  box = await openTestDatabase()
  dir = mkdtempSync(join(tmpdir(), 'laurel-images-'))
  images = createImageStore({ dir: join(dir, 'kept'), engine: box.db.engine, random: randomInt })
  sweep = imageJob(box.db, images, box.clock).run
})
afterEach(async () => {
  await box.close()
  rmSync(dir, { recursive: true })
})

test('what is put is there under a name that says nothing', async () => {
  const [one, other] = [await images.put(picture), await images.put(picture)]

  expect(one).toMatch(/^[0-9a-f]{32}\.webp$/)
  expect(other).not.toBe(one)
  expect(await images.get(one)).toEqual(picture)
  expect(readdirSync(join(dir, 'kept')).toSorted()).toEqual([one, other].toSorted())
})

test('what nobody kept goes within the hour, what was kept stays until it is dropped', async () => {
  const [kept, lost] = [await images.put(picture), await images.put(picture)]
  await box.did((w, _input, now) => keepImage(w, kept, now))
  box.time.now += HOUR_MS - 1
  await sweep()
  expect(await images.get(lost)).toEqual(picture)
  box.time.now += 1
  await sweep()

  expect([await images.get(kept), await images.get(lost)]).toEqual([picture, null])
  await box.did((w, _input, now) => dropImage(w, kept, now))
  await sweep()
  expect(await images.get(kept)).toBeNull()
  expect(await box.db.all('select * from image')).toEqual([])
})

test.each([
  '../secret',
  '..%2fsecret',
  '',
  '.',
  'a.webp',
  `${'0'.repeat(32)}.webp/../../secret`,
  `${'0'.repeat(32)}.webp\0`,
])('a name that was never ours leads nowhere: %j', async (name) => {
  writeFileSync(join(dir, 'secret'), 'a secret')
  await images.put(picture)
  await images.drop(name)

  expect(await images.get(name)).toBeNull()
  expect(existsSync(join(dir, 'secret'))).toBe(true)
})

test('a picture is served as a picture, for good, and nothing else is', async () => {
  const app = Fastify()
  answerProblems(app)
  await app.register(serveImages(images))
  const name = await images.put(picture)
  const asked = (url: string) => app.inject({ url })

  const { statusCode, headers, rawPayload } = await asked(`/images/${name}`)
  expect([statusCode, rawPayload]).toEqual([200, picture])
  expect(headers).toMatchObject({
    'content-type': 'image/webp',
    'x-content-type-options': 'nosniff',
    'cache-control': 'public, max-age=31536000, immutable',
  })
  for (const wrong of ['/images/', '/images/..%2f..%2fsecret', `/images/${'0'.repeat(32)}.webp`])
    expect((await asked(wrong)).json()).toMatchObject({ status: 404, code: 'ROUTE_UNKNOWN' })
  await app.close()
})
