/** Data as it crosses from one side of a mini program to the other: JSON, and nothing else. */

export type Fields = Record<string, unknown>

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null
}

export function plain(value: unknown): unknown {
  const json = JSON.stringify(value)
  return json === undefined ? undefined : JSON.parse(json)
}

/** Reads `a.b[0].c`; no path is the whole value. */
export function at(value: unknown, path?: string): unknown {
  if (!path) return value
  const keys = path
    .replace(/\[(\d+)\]/g, '.$1')
    .split('.')
    .filter(Boolean)
  return keys.reduce<unknown>((inner, key) => (isFields(inner) ? inner[key] : undefined), value)
}

export function textOf(value: unknown): string {
  return value === undefined || value === null ? '' : String(value)
}

/** How WXML reads a boolean attribute: `disabled="false"` is a text, so it is on. */
export function isOn(value: unknown): boolean {
  return Boolean(value)
}

export const toCamel = (name: string): string =>
  name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())
export const toKebab = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/** Errors of the page's realm are not `instanceof` ours, so they are read by shape. */
export function messageOf(error: unknown): string {
  return isFields(error) && 'message' in error ? String(error.message) : String(error)
}

export function stackOf(error: unknown): string {
  return isFields(error) && typeof error.stack === 'string' ? error.stack : messageOf(error)
}
