import { crc32, inflateSync } from 'node:zlib'
import { decode as decodeJpeg } from 'jpeg-js'
import jsQr from 'jsqr'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createWorld, type World } from '../testing.ts'

const path = '/wxa/getwxacodeunlimit'
const page = 'pages/invite/index'

let world: World
beforeEach(async () => {
  world = await createWorld({ pages: [page] })
})
afterEach(() => world.close())

const draw = (body: Record<string, unknown> = {}) => world.call(path, { scene: 'r=Zk3vT9*~', page, ...body })

/** What a phone's camera would make of the picture. */
function scan(bytes: Buffer): URLSearchParams {
  const { data, width, height } = decodeJpeg(bytes, { useTArray: true })
  const found = jsQr(new Uint8ClampedArray(data), width, height)
  return new URL(found?.data ?? '').searchParams
}

test('the picture says the scene and the page to whoever scans it', async () => {
  const { bytes } = await draw()
  expect(Object.fromEntries(scan(bytes))).toEqual({
    appid: 'wx0123456789abcdef',
    page,
    scene: 'r=Zk3vT9*~',
    envVersion: 'release',
  })
  expect(world.control.qrCodes()).toMatchObject([{ scene: 'r=Zk3vT9*~', page, widthPx: 430 }])
})

test('the longest scene of the whole alphabet can be scanned, small and coloured', async () => {
  const scene = "0aZ!#$&'()*+,/:;=?@-._~0123456789".slice(0, 32)
  const { bytes } = await draw({ scene, width: 280, line_color: { r: '200', g: '30', b: 60 } })
  expect(scan(bytes).get('scene')).toBe(scene)
})

test.each([
  [100, 280],
  [600, 600],
  [9_000, 1_280],
])('a width of %i becomes %i', async (width, drawn) => {
  const { bytes } = await draw({ width })
  expect(decodeJpeg(bytes)).toMatchObject({ width: drawn, height: drawn })
})

test('a transparent one is a PNG whose ground lets through', async () => {
  const { bytes } = await draw({ is_hyaline: true, width: 280 })
  const length = bytes.readUInt32BE(33)
  const rows = inflateSync(bytes.subarray(41, 41 + length))
  expect(rows).toHaveLength(280 * (1 + 280 * 4))
  expect([...rows.subarray(0, 5)]).toEqual([0, 255, 255, 255, 0])
  expect(brokenChunks(bytes)).toEqual([])
})

/** Names of chunks whose sum does not fit, after the eight bytes of the signature. */
function brokenChunks(png: Buffer): string[] {
  const broken: string[] = []
  for (let start = 8; start < png.length; ) {
    const end = start + 8 + png.readUInt32BE(start)
    const isWhole = crc32(png.subarray(start + 4, end)) === png.readUInt32BE(end)
    if (!isWhole) broken.push(png.toString('latin1', start + 4, start + 8))
    start = end + 4
  }
  return broken
}

test.each([
  ['no scene', { scene: undefined }, 40169],
  ['a scene of Chinese signs', { scene: '茶' }, 40129],
  ['a page with a query', { page: `${page}?a=1` }, 41030],
  ['a reserved scene', { scene: 'scancode_time=1' }, 85096],
  ['a colour out of range', { line_color: { r: 256, g: 0, b: 0 } }, 40097],
  ['a width that is no number', { width: '430' }, 40097],
])('%s is refused', async (_what, body, errcode) => {
  expect((await draw(body)).body.errcode).toBe(errcode)
  expect(world.control.qrCodes()).toEqual([])
})

test('an unpublished page passes when nobody checks, and the home page needs no name', async () => {
  expect((await draw({ page: 'pages/new/index', check_path: false })).contentType).toBe('image/jpeg')
  expect((await world.call(path, { scene: 'a' })).contentType).toBe('image/jpeg')
})
