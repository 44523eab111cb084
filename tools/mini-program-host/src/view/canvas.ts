/** `<canvas type="2d">` as a real Skia canvas, so that what a page draws can be looked at. */
import { type Canvas, createCanvas, Image, Path2D } from '@napi-rs/canvas'
import { tagOf } from '../engine/dom.ts'
import type { Host } from '../host.ts'
import { redirected } from '../wx/origins.ts'

const frameMs = 16
const widthDefault = 300
const heightDefault = 150

const canvases = new WeakMap<Element, Canvas>()

export function canvasOf(host: Host, element: Element): Canvas {
  const known = canvases.get(element)
  if (known) return known
  const { width, height } = host.layout(element)
  const canvas = newCanvas(host, width || widthDefault, height || heightDefault)
  canvases.set(element, canvas)
  return canvas
}

/** What has been drawn into an element so far, if anything. */
export function drawnIn(element: Element): Canvas | undefined {
  return tagOf(element) === 'canvas' ? canvases.get(element) : undefined
}

export function newCanvas(host: Host, width: number, height: number): Canvas {
  return Object.assign(createCanvas(width, height), {
    createImage: () => newImage(host),
    createPath2D: (path?: string) => new Path2D(path),
    requestAnimationFrame: (draw: (timeMs: number) => void) =>
      host.timers.setTimeout(() => draw(performance.now()), frameMs),
    cancelAnimationFrame: (id: unknown) => host.timers.clear(id),
  })
}

/** Reads package files, temporary files, data URLs and the web alike. */
export async function imageBytes(host: Host, source: string): Promise<Buffer> {
  if (source.startsWith('data:') || (/^https?:/.test(source) && !host.files.isOwn(source))) {
    if (host.network.isOffline && source.startsWith('http')) throw new Error('offline')
    const reply = await fetch(source.startsWith('data:') ? source : redirected(host, source))
    if (!reply.ok) throw new Error(`HTTP ${reply.status}`)
    return Buffer.from(await reply.arrayBuffer())
  }
  return host.files.read(source)
}

export async function decode(bytes: Buffer): Promise<Image> {
  const image = new Image()
  image.src = bytes
  await image.decode()
  return image
}

/** A page sets `src` to a mini program path; Skia is given the bytes. */
function newImage(host: Host): Image {
  const image = new Image()
  let source = ''
  const load = async (from: string) => {
    const bytes = await imageBytes(host, from)
    Reflect.set(Image.prototype, 'src', bytes, image)
  }
  Object.defineProperty(image, 'src', {
    get: () => source,
    set: (from: string) => {
      source = from
      load(from).catch((error) => host.guard(() => image.onerror?.(error)))
    },
  })
  return image
}
