/** What a cell of a workbook says, when what is stored is what is shown. */
import type { SheetCell } from './sheet-lines.ts'

export interface RawCell {
  /** As the file names it: `s` stands in the table of texts, `n` is a number, `b` yes or no, `e` an error. */
  type: string
  style: number
  said: string
  isFormula: boolean
}

export interface CellBook {
  texts: readonly string[]
  /** The number format of each style. */
  formats: readonly string[]
}

/** Excel computes in as many digits, and stores more. */
const DIGITS = 15
const GENERAL = 'General'

/** Excel writes signs that XML has no room for as `_x000D_`. */
export const unescaped = (text: string): string =>
  text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))

export function cellOf(raw: RawCell, { texts, formats }: CellBook): SheetCell {
  const { type, style, said } = raw
  if (raw.isFormula) return { unfit: 'formula' }
  if (type === 's') return texts[Number(said)] ?? { unfit: 'broken' }
  if (type === 'inlineStr' || type === 'str') return unescaped(said)
  return said === '' ? '' : shownValue(type, said, formats[style] ?? GENERAL)
}

function shownValue(type: string, said: string, format: string): SheetCell {
  if (type === 'n') return numberOf(said, format)
  if (type === 'b') return said === '1' ? 'TRUE' : 'FALSE'
  return { unfit: type === 'd' ? 'format' : 'broken' }
}

/** A date, a percentage or two decimals are stored as another number than is read: nobody should guess which was meant. */
function numberOf(said: string, format: string): SheetCell {
  const value = Number(said)
  if (!Number.isFinite(value)) return { unfit: 'broken' }
  const isShown =
    format === 'General' || format === '@' || (/^0(_ )?$/.test(format) && Number.isInteger(value))
  return isShown ? String(Number(value.toPrecision(DIGITS))) : { unfit: 'format' }
}
