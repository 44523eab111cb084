/** The id of a chance says for which fact it was given, and which of its chances it is. */

export interface FactRef {
  source: string
  key: string
}

export const chanceId = ({ source, key }: FactRef, n: number): string => `${source}/${key}/${n}`

/** A source has no slash in it; a key may have. */
export function factOf(id: string): FactRef {
  const from = id.indexOf('/')
  return { source: id.slice(0, from), key: id.slice(from + 1, id.lastIndexOf('/')) }
}
