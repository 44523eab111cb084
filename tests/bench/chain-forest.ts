/** A forest of shares as campaigns grow them: few links have most of what comes below, and some chains are very long. */

export interface ForestLink {
  n: number
  /** The number of the link above; null: a first hop. */
  parent: number | null
  root: number
  depth: number
}

const DEPTH_MAX = 200
const FIRST_HOPS = 0.08
/** Who shared lately is shared on: that makes chains. All others follow who has most followers: that makes hubs. */
const LATELY = 0.32
const LATELY_LINKS = 50
/** One relay is handed on and on, until it is as long as a chain may be. */
const RELAY = 0.02

/** Mulberry32: the same seed, the same forest. */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

export function growForest(size: number, seed: number): ForestLink[] {
  const chance = seeded(seed)
  const links: ForestLink[] = []
  const followed: number[] = []
  let relay = 0
  const pick = (n: number): number => {
    if (chance() < RELAY) {
      const last = relay
      relay = n
      return last
    }
    if (chance() < LATELY) return Math.max(0, n - 1 - Math.floor(chance() * LATELY_LINKS))
    return followed[Math.floor(chance() * followed.length)] ?? 0
  }
  for (let n = 0; n < size; n++) {
    const link = linkBelow(n === 0 || chance() < FIRST_HOPS ? undefined : links[pick(n)], n)
    links.push(link)
    followed.push(n)
    if (link.parent !== null) followed.push(link.parent)
  }
  return links
}

const linkBelow = (above: ForestLink | undefined, n: number): ForestLink =>
  above && above.depth < DEPTH_MAX
    ? { n, parent: above.n, root: above.root, depth: above.depth + 1 }
    : { n, parent: null, root: n, depth: 1 }
