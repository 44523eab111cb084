/** Where a list goes on. Lists are in the order of ids, which is the order of time, the newest first. */

export const PAGE = 20
/** After every id. */
export const LAST_ID = 'z'.repeat(64)

export interface Paging {
  cursor?: string | undefined
  limit?: number | undefined
}

/** One row more than asked for tells whether there is a next page. */
export function pageOf<R>(rows: R[], size: number, cursorOf: (row: R) => string) {
  const items = rows.slice(0, size)
  const last = items.at(-1)
  return { items, next: rows.length > size && last !== undefined ? cursorOf(last) : null }
}
