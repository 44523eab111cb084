/** The seals of the member's own results, as they were when they came: kept on this phone, nobody can rewrite them unseen. */
import type { DrawResult } from '@laurel/shared/draws'
import { currentMember } from '../platform/session.ts'
import { read, write } from '../platform/storage.ts'

/** In the member's own drawer, which is emptied when they leave this phone. */
const drawerOf = (drawId: string): string => `remote/${currentMember()?.id ?? 'guest'}/seals/${drawId}`

const sealsOf = (drawId: string): Record<string, string> => read(drawerOf(drawId)) ?? {}

/** The first that was seen of a number stays. */
export function keepSeal({ drawId, number, head }: Pick<DrawResult, 'drawId' | 'number' | 'head'>): void {
  const seals = sealsOf(drawId)
  if (seals[number] === undefined) write(drawerOf(drawId), { ...seals, [number]: head })
}

/** Null: this phone has not seen that result. */
export const keptSeal = (drawId: string, number: number): string | null => sealsOf(drawId)[number] ?? null
