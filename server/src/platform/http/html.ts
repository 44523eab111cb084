/** Pages drawn here: a template that escapes all it is given, so that no name or title becomes markup. */

const isHtml = Symbol('html')

export interface Html {
  readonly [isHtml]: true
  readonly text: string
}

export type Part = Html | string | number | null | readonly Part[]

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escaped = (text: string): string => text.replace(/[&<>"']/g, (letter) => ESCAPES[letter] ?? '')

function written(part: Part): string {
  if (part === null) return ''
  if (typeof part === 'string') return escaped(part)
  if (typeof part === 'number') return String(part)
  return isHtml in part ? part.text : part.map(written).join('')
}

/** What stands in the template is markup; what is put in is text, unless it is markup made here. */
export const html = (markup: TemplateStringsArray, ...parts: readonly Part[]): Html => ({
  [isHtml]: true,
  text: String.raw({ raw: markup }, ...parts.map(written)),
})
