/** A drawing as a picture file: WeChat draws on a canvas of the page, a browser on one of its own. */
import Taro from '@tarojs/taro'
import { isWeChat } from './host.ts'
import { type Measure, measureWith, type Pen, paint, type Shape } from './shapes.ts'

/** Pages that draw keep a `Canvas` of this id, inside WeChat. */
export const CANVAS_ID = 'drawing-board'
/** WeChat draws nothing on more. */
const EDGE_MAX_PX = 1365

export interface Drawing {
  width: number
  height: number
  /** Where each picture is, by the name that the shapes use. */
  pictures: Readonly<Record<string, string>>
  shapes: (measure: Measure) => Shape[]
}

/** What both canvases have. */
interface Board {
  width: number
  height: number
  getContext(kind: '2d'): unknown
}

interface WeChatBoard extends Board {
  createImage(): HTMLImageElement
}

/** Path of the PNG. Throws when a picture can't be read or the phone can't draw. */
export async function drawn(drawing: Drawing): Promise<string> {
  if (Math.max(drawing.width, drawing.height) > EDGE_MAX_PX) throw new Error('too large to draw')
  const board: Board = isWeChat ? await boardOnPage() : document.createElement('canvas')
  board.width = drawing.width
  board.height = drawing.height
  const pen = board.getContext('2d') as Pen
  const pictures = new Map<string, HTMLImageElement>()
  for (const [name, path] of Object.entries(drawing.pictures)) pictures.set(name, await load(board, path))
  paint(pen, drawing.shapes(measureWith(pen)), pictures)
  return isWeChat ? fileOf(board as WeChatBoard, drawing) : blobOf(board as HTMLCanvasElement)
}

function boardOnPage(): Promise<WeChatBoard> {
  return new Promise((resolve, reject) => {
    Taro.createSelectorQuery()
      .select(`#${CANVAS_ID}`)
      .fields({ node: true })
      .exec((found: [{ node?: WeChatBoard } | null]) => {
        const node = found[0]?.node
        if (node) resolve(node)
        else reject(new Error('no canvas on the page'))
      })
  })
}

function load(board: Board, path: string): Promise<HTMLImageElement> {
  const image = isWeChat ? (board as WeChatBoard).createImage() : new Image()
  return new Promise((resolve, reject) => {
    image.onload = () => resolve(image)
    image.onerror = () => reject(new Error('a picture can not be read'))
    image.src = path
  })
}

async function fileOf(canvas: WeChatBoard, { width, height }: Drawing): Promise<string> {
  const { tempFilePath } = await Taro.canvasToTempFilePath({
    // Taro's type knows the old canvas only.
    canvas: canvas as unknown as Taro.Canvas,
    x: 0,
    y: 0,
    width,
    height,
    destWidth: width,
    destHeight: height,
    fileType: 'png',
  })
  return tempFilePath
}

function blobOf(canvas: HTMLCanvasElement): Promise<string> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) =>
      blob ? resolve(URL.createObjectURL(blob)) : reject(new Error('nothing was drawn')),
    )
  })
}
