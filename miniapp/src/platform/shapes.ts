/** What a drawing consists of, and the pen that puts it on a canvas: WeChat's, the browser's and Skia's draw it alike. */

/** Three numbers pairs make a curve, one pair a line. */
export type Stroke =
  | readonly [x: number, y: number]
  | readonly [x1: number, y1: number, x2: number, y2: number, x: number, y: number]

export interface Font {
  sizePx: number
  /** value: the serif of numerals and headlines. */
  family: 'words' | 'value'
  bold?: boolean
}

interface Ink {
  fill?: string
  stroke?: string
  strokePx?: number
}

export interface Line {
  kind: 'line'
  words: string
  x: number
  /** Of the baseline. */
  y: number
  /** It was made to fit into so much. */
  width: number
  align: 'left' | 'center' | 'right'
  font: Font
  fill: string
}

export type Shape =
  | Line
  /** Corners: top left, top right, bottom right, bottom left. */
  | ({ kind: 'box'; x: number; y: number; width: number; height: number; corners: readonly number[] } & Ink)
  /** Degrees, clockwise from three o'clock. */
  | ({ kind: 'arc'; x: number; y: number; radius: number; from: number; to: number } & Ink)
  /** From its own 0,0, which stands at x,y. */
  | ({
      kind: 'curve'
      x: number
      y: number
      turn: number
      scale: number
      strokes: readonly Stroke[]
    } & Ink)
  | { kind: 'picture'; name: string; x: number; y: number; width: number; height: number }

export type Measure = (words: string, font: Font) => number

/** What of a canvas' context is used; all of it is in WeChat's. */
export type Pen = Pick<
  CanvasRenderingContext2D,
  | 'save'
  | 'restore'
  | 'translate'
  | 'rotate'
  | 'scale'
  | 'beginPath'
  | 'moveTo'
  | 'lineTo'
  | 'bezierCurveTo'
  | 'arc'
  | 'arcTo'
  | 'closePath'
  | 'fill'
  | 'stroke'
  | 'fillText'
  | 'measureText'
  | 'drawImage'
  | 'fillStyle'
  | 'strokeStyle'
  | 'lineWidth'
  | 'lineCap'
  | 'font'
  | 'textAlign'
>

const FAMILIES: Record<Font['family'], string> = {
  words: '"PingFang SC", "HarmonyOS Sans SC", "MiSans", "Noto Sans CJK SC", sans-serif',
  value: '"Songti SC", "Noto Serif CJK SC", serif',
}

const fontOf = ({ sizePx, family, bold }: Font): string =>
  `${bold ? 'bold' : 'normal'} ${sizePx}px ${FAMILIES[family]}`

export const measureWith =
  (pen: Pen): Measure =>
  (words, font) => {
    pen.font = fontOf(font)
    return pen.measureText(words).width
  }

const radians = (degrees: number): number => (degrees * Math.PI) / 180

function ink(pen: Pen, { fill, stroke, strokePx = 1 }: Ink): void {
  if (fill) {
    pen.fillStyle = fill
    pen.fill()
  }
  if (stroke) {
    pen.strokeStyle = stroke
    pen.lineWidth = strokePx
    pen.lineCap = 'round'
    pen.stroke()
  }
}

type Draw<Kind extends Shape['kind']> = (pen: Pen, shape: Extract<Shape, { kind: Kind }>) => void

const line: Draw<'line'> = (pen, { words, x, y, align, font, fill }) => {
  pen.font = fontOf(font)
  pen.textAlign = align
  pen.fillStyle = fill
  pen.fillText(words, x, y)
}

const box: Draw<'box'> = (pen, { x, y, width, height, corners, ...look }) => {
  const [topLeft = 0, topRight = 0, bottomRight = 0, bottomLeft = 0] = corners
  const [right, bottom] = [x + width, y + height]
  pen.beginPath()
  pen.moveTo(x + topLeft, y)
  pen.arcTo(right, y, right, bottom, topRight)
  pen.arcTo(right, bottom, x, bottom, bottomRight)
  pen.arcTo(x, bottom, x, y, bottomLeft)
  pen.arcTo(x, y, right, y, topLeft)
  pen.closePath()
  ink(pen, look)
}

const arc: Draw<'arc'> = (pen, { x, y, radius, from, to, ...look }) => {
  pen.beginPath()
  pen.arc(x, y, radius, radians(from), radians(to))
  ink(pen, look)
}

const curve: Draw<'curve'> = (pen, { x, y, turn, scale, strokes, ...look }) => {
  pen.save()
  pen.translate(x, y)
  pen.rotate(radians(turn))
  pen.scale(scale, scale)
  pen.beginPath()
  pen.moveTo(0, 0)
  for (const stroke of strokes) {
    if (stroke.length === 2) pen.lineTo(...stroke)
    else pen.bezierCurveTo(...stroke)
  }
  ink(pen, look)
  pen.restore()
}

/** By name: what the shapes call a picture, and the picture itself. */
export type Pictures = ReadonlyMap<string, CanvasImageSource>

export function paint(pen: Pen, shapes: readonly Shape[], pictures: Pictures): void {
  for (const shape of shapes) {
    if (shape.kind === 'line') line(pen, shape)
    else if (shape.kind === 'box') box(pen, shape)
    else if (shape.kind === 'arc') arc(pen, shape)
    else if (shape.kind === 'curve') curve(pen, shape)
    else picture(pen, shape, pictures)
  }
}

function picture(
  pen: Pen,
  { name, x, y, width, height }: Extract<Shape, { kind: 'picture' }>,
  all: Pictures,
) {
  const source = all.get(name)
  if (source) pen.drawImage(source, x, y, width, height)
}
