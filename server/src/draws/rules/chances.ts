/** What gives chances in a draw, and how many. */
import type { ChanceSource, DrawBody } from '@laurel/shared/draws'

/** A stage that was passed, or a task that was completed. */
export interface Deed {
  by: ChanceSource['by']
  offerId: string
  /** Of a quiz; null: of a task. */
  stage: number | null
}

const isSource = ({ by, offerId, stage }: ChanceSource, deed: Deed): boolean =>
  by === deed.by && offerId === deed.offerId && (stage === null || stage === deed.stage)

/** A stage that is named counts beside any stage of its quiz. */
export const chancesFor = ({ chances }: Pick<DrawBody, 'chances'>, deed: Deed): number =>
  chances.reduce((sum, source) => (isSource(source, deed) ? sum + source.count : sum), 0)

/** The fact that a chance was given for, and which of its chances it is. */
export const chanceId = ({ source, key }: { source: string; key: string }, number: number): string =>
  `${source}/${key}/${number}`

/** No source has a slash in its name. */
export function factOfChance(id: string): { source: string; key: string } {
  const [first, last] = [id.indexOf('/'), id.lastIndexOf('/')]
  return { source: id.slice(0, first), key: id.slice(first + 1, last) }
}
