/** What is going to happen, the earliest first; of two at one instant, the one that was planned first. */
export interface Agenda {
  plan(at: number, happen: () => void): void
  /** Runs all of it, and what it leads to. */
  play(tick: (at: number) => void): void
}

interface Entry {
  at: number
  n: number
  happen: () => void
}

const isBefore = (a: Entry, b: Entry): boolean => a.at < b.at || (a.at === b.at && a.n < b.n)

/** A binary heap. */
export function agenda(): Agenda {
  const heap: Entry[] = []
  let planned = 0
  const entry = (i: number): Entry | undefined => heap[i]
  const comesBefore = (i: number, j: number): boolean => {
    const [a, b] = [entry(i), entry(j)]
    return a !== undefined && b !== undefined && isBefore(a, b)
  }
  const swap = (i: number, j: number): void => {
    const [a, b] = [entry(i), entry(j)]
    if (a && b) [heap[i], heap[j]] = [b, a]
  }
  const rise = (from: number): void => {
    for (let i = from; i > 0; ) {
      const above = (i - 1) >> 1
      if (!comesBefore(i, above)) return
      swap(i, above)
      i = above
    }
  }
  const sink = (): void => {
    for (let i = 0; ; ) {
      const [left, right] = [2 * i + 1, 2 * i + 2]
      const least = comesBefore(right, left) ? right : left
      if (!comesBefore(least, i)) return
      swap(i, least)
      i = least
    }
  }
  const next = (): Entry | undefined => {
    swap(0, heap.length - 1)
    const first = heap.pop()
    sink()
    return first
  }
  return {
    plan(at, happen) {
      heap.push({ at, n: planned++, happen })
      rise(heap.length - 1)
    },
    play(tick) {
      for (let one = next(); one; one = next()) {
        tick(one.at)
        one.happen()
      }
    },
  }
}
