/** Draws a code that any QR reader reads: JPEG, or PNG where the ground is to be transparent. */
import type { Picture } from '../endpoint.ts'
import { encodePng } from './png.ts'

export interface Drawing {
  widthPx: number
  color: { r: number; g: number; b: number }
  isTransparent: boolean
}

/** Empty modules around the code, without which readers do not find it. */
const quietModules = 4
const jpegQuality = 85

export async function drawCode(text: string, drawing: Drawing): Promise<Picture> {
  const pixels = { width: drawing.widthPx, height: drawing.widthPx, data: await paint(text, drawing) }
  if (drawing.isTransparent) return { contentType: 'image/png', bytes: encodePng(pixels) }
  // Loaded when first drawn: most runs of the emulator never draw.
  const jpeg = await import('jpeg-js')
  return { contentType: 'image/jpeg', bytes: jpeg.encode(pixels, jpegQuality).data }
}

/** Red, green, blue and opacity of each pixel. */
async function paint(text: string, { widthPx, color, isTransparent }: Drawing): Promise<Buffer> {
  const qr = await import('uqr')
  const { data: modules, size } = qr.encode(text, { ecc: 'M', border: quietModules })
  const dark = [color.r, color.g, color.b, 255]
  const ground = [255, 255, 255, isTransparent ? 0 : 255]
  const pixels = Buffer.alloc(widthPx * widthPx * 4)
  const moduleAt = (px: number) => Math.floor((px * size) / widthPx)
  for (let y = 0; y < widthPx; y += 1) {
    const row = modules[moduleAt(y)] ?? []
    for (let x = 0; x < widthPx; x += 1) pixels.set(row[moduleAt(x)] ? dark : ground, (y * widthPx + x) * 4)
  }
  return pixels
}
