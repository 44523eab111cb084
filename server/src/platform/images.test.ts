import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { readImage } from './images.ts'

const WISH = { edgePx: 192, bytesMax: 700 * 1_024 }
const drawn = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: { r: 200, g: 30, b: 60 } } })

function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type), body])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(body.length)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}

/** White, and small however many pixels there are. */
function pngOf(edge: number): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(edge, 0)
  head.writeUInt32BE(edge, 4)
  head.set([1, 0], 8) // one bit, grey
  const rows = deflateSync(Buffer.alloc((Math.ceil(edge / 8) + 1) * edge))
  const sign = Buffer.from('89504e470d0a1a0a', 'hex')
  return Buffer.concat([sign, chunk('IHDR', head), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))])
}

describe('a picture', () => {
  test.each(['jpeg', 'png', 'webp'] as const)('that is a %s becomes a small square', async (format) => {
    const small = await readImage(await drawn(640, 480).toFormat(format).toBuffer(), WISH)

    expect(await sharp(small).metadata()).toMatchObject({ format: 'webp', width: 192, height: 192 })
  })

  test('keeps its proportions where it is only to fit in, and is never made larger', async () => {
    const wide = await readImage(await drawn(640, 320).png().toBuffer(), { ...WISH, fit: 'inside' })
    const tiny = await readImage(await drawn(40, 20).png().toBuffer(), { ...WISH, fit: 'inside' })

    expect(await sharp(wide).metadata()).toMatchObject({ width: 192, height: 96 })
    expect(await sharp(tiny).metadata()).toMatchObject({ width: 40, height: 20 })
  })

  test('is turned as it was held, and says no more where and by what it was taken', async () => {
    const taken = await drawn(640, 320)
      .withMetadata({ orientation: 6 })
      .withExifMerge({ IFD0: { Make: 'Canary Phone' }, IFD3: { GPSLatitude: '30/1 15/1 0/1' } })
      .jpeg()
      .toBuffer()
    expect(taken.toString('latin1')).toContain('Canary Phone')
    const small = await readImage(taken, { ...WISH, fit: 'inside' })

    expect(await sharp(small).metadata()).not.toHaveProperty('exif')
    expect(small.toString('latin1')).not.toContain('Canary')
    expect(await sharp(small).metadata()).toMatchObject({ width: 96, height: 192 })
  })

  test('that carries a page behind it comes out without', async () => {
    const jpeg = await drawn(64, 64).jpeg().toBuffer()
    const polyglot = Buffer.concat([jpeg, Buffer.from('<html><script>alert(1)</script></html>')])

    expect((await readImage(polyglot, WISH)).toString('latin1')).not.toContain('script')
  })
})

describe('what is refused', () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
  test.each<[string, () => Buffer | Promise<Buffer>]>([
    ['nothing', () => Buffer.alloc(0)],
    ['an SVG', () => Buffer.from(svg)],
    ['a page', () => Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['a GIF', () => drawn(8, 8).gif().toBuffer()],
    ['a TIFF', () => drawn(8, 8).tiff().toBuffer()],
    ['a page that begins like a JPEG', () => Buffer.from(`\xff\xd8\xff<html>${svg}`, 'latin1')],
    ['an SVG that begins like a PNG', () => Buffer.from(`\x89PNG\r\n\x1a\n${svg}`, 'latin1')],
    ['half a JPEG', async () => (await drawn(640, 480).jpeg().toBuffer()).subarray(0, 900)],
    ['a small file of 400 million pixels', () => pngOf(20_000)],
  ])('%s', async (_what, bytes) => {
    await expect(readImage(await bytes(), WISH)).rejects.toMatchObject({ code: 'IMAGE_INVALID' })
  })

  test('a picture of more bytes than may be sent', async () => {
    const png = await drawn(64, 64).png().toBuffer()

    await expect(readImage(png, { ...WISH, bytesMax: png.length - 1 })).rejects.toMatchObject({
      code: 'IMAGE_INVALID',
    })
    expect((await readImage(png, { ...WISH, bytesMax: png.length })).length).toBeGreaterThan(0)
  })

  test('the same bomb with fewer pixels is a picture: their number alone was refused', async () => {
    expect((await readImage(pngOf(500), WISH)).length).toBeGreaterThan(0)
  })
})
