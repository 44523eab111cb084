/** Finds the link that somebody came by. */
import { Refusal } from '../../platform/refusal.ts'
import type { Row, Work } from '../../schema.ts'

export function mustHaveLink(w: Work, code: string): Row<'shareLink'> {
  const link = w.get('shareLink', code)
  if (!link) throw new Refusal('LINK_UNKNOWN')
  return link
}
