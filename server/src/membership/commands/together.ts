/** With whom a member's growth counts: his own, and that of whoever he was merged into, to the end of the chain. */
import type { Row, Work } from '../../schema.ts'

/** The clock never looks at him again, until the two are parted. */
export const NEVER = Number.MAX_SAFE_INTEGER

/** His growth was told together with that of another, and his own tier stands still. */
export const isJoined = ({ nextAt }: Pick<Row<'membership'>, 'nextAt'>): boolean => nextAt === NEVER

export function holdersOf(w: Work, memberId: string): string[] {
  const holders = [memberId]
  for (let id = intoOf(w, memberId); id; id = intoOf(w, id)) holders.push(id)
  return holders
}

function intoOf(w: Work, memberId: string): string | null {
  const into = w.get('member', memberId)?.mergedInto
  const row = into ? w.get('membership', memberId) : undefined
  return into && row && isJoined(row) ? into : null
}
