/** Where a link stands in its chain: below the one by which its sharer had come. */
import type { Surface } from '@laurel/shared/referral'

export interface Above {
  code: string
  root: string
  depth: number
}

/** A parent exists before its child and neither ever changes: no chain comes back to itself. */
export const placeBelow = (parent: Above | null, code: string) =>
  parent
    ? { parent: parent.code, root: parent.root, depth: parent.depth + 1 }
    : { parent: null, root: code, depth: 1 }

export interface Hop {
  surface: Surface
  parent: string | null
  material: string | null
}

/** One sharer's links of one programme, told apart. */
export const hopName = ({ surface, parent, material }: Hop): string =>
  [surface, parent ?? '', material ?? ''].join('/')

export interface Arrival {
  at: number
  seq: number
}

/** Two of one instant came in the order of their numbers. */
export const inOrder = (one: Arrival, other: Arrival): number => one.at - other.at || one.seq - other.seq
