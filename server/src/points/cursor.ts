/** A place in a history: its instant and its id, in one opaque word. */
import { Refusal } from '../platform/refusal.ts'

export interface Place {
  at: number
  id: string
}

const NEWEST: Place = { at: Number.MAX_SAFE_INTEGER, id: '' }

export const cursorAfter = ({ at, id }: Place): string => Buffer.from(`${at} ${id}`).toString('base64url')

export function placeOf(cursor: string | undefined): Place {
  if (cursor === undefined) return NEWEST
  const [, at, id] = /^(\d{1,15}) (.+)$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? []
  if (!at || !id) throw new Refusal('INPUT_INVALID')
  return { at: Number(at), id }
}
