/** SVG in, PNG out: the same bytes on every machine, since no font and no clock is involved. */
import { Resvg } from '@resvg/resvg-js'

export const png = (markup: string, widthPx: number): Buffer =>
  new Resvg(markup, { fitTo: { mode: 'width', value: widthPx }, font: { loadSystemFonts: false } })
    .render()
    .asPng()
