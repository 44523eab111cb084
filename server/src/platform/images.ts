/** Makes a picture that somebody sent harmless: known by its bytes, drawn anew, with nothing else that was in the file. */
import sharp from 'sharp'
import { Refusal } from './refusal.ts'

export interface ImageWish {
  /** Of the square it fills, or fits into. */
  edgePx: number
  bytesMax: number
  /** inside keeps the proportions, and never enlarges. */
  fit?: 'cover' | 'inside'
}

/** A small file may unfold into gigabytes: more pixels than any phone's camera gives are not looked at. */
const PIXELS_MAX = 50_000_000
const DRAWN_WITHIN_S = 10
const QUALITY = 82

// Of the many readers in the library, the three that are asked for: each of the others is code that strangers' bytes could reach.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'],
})
sharp.cache(false) // nobody sends the same picture twice
sharp.concurrency(1) // a picture may take its time, a redemption may not

const startsWith = (bytes: Buffer, hex: string, at = 0): boolean =>
  bytes.subarray(at, at + hex.length / 2).equals(Buffer.from(hex, 'hex'))

/** What a file is called, or says of itself, is not asked. The first of two nets: the library is barred from all else, too. */
const isPicture = (bytes: Buffer): boolean =>
  startsWith(bytes, 'ffd8ff') || // JPEG
  startsWith(bytes, '89504e470d0a1a0a') || // PNG
  (startsWith(bytes, '52494646') && startsWith(bytes, '57454250', 8)) // RIFF … WEBP

/** Answers a WebP. */
export async function readImage(
  bytes: Buffer,
  { edgePx, bytesMax, fit = 'cover' }: ImageWish,
): Promise<Buffer> {
  if (bytes.length > bytesMax || !isPicture(bytes)) throw new Refusal('IMAGE_INVALID')
  try {
    return await sharp(bytes, { limitInputPixels: PIXELS_MAX, failOn: 'error' })
      .rotate() // as the camera was held: that note goes with all the others
      .resize(edgePx, edgePx, { fit, withoutEnlargement: fit === 'inside' })
      .webp({ quality: QUALITY })
      .timeout({ seconds: DRAWN_WITHIN_S })
      .toBuffer()
  } catch {
    throw new Refusal('IMAGE_INVALID')
  }
}
