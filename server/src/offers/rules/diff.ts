/** Names a place in a document as JSON pointers do (RFC 6901). */

export const pointerTo = (path: readonly (string | number)[]): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')

/** What stands there; null: nothing. */
export function at(document: unknown, path: readonly (string | number)[]): unknown {
  let found = document
  for (const part of path) found = (found as Record<string, unknown> | null | undefined)?.[part]
  return found ?? null
}
