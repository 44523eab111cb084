/** Calls that are being answered, by what they must not do two of at once. */

export interface Lanes {
  /** True when somebody is in it already. */
  enter(lane: string): boolean
  leave(lane: string): void
}

export function createLanes(): Lanes {
  const inside = new Map<string, number>()
  return {
    enter(lane) {
      const others = inside.get(lane) ?? 0
      inside.set(lane, others + 1)
      return others > 0
    },
    leave(lane) {
      const others = (inside.get(lane) ?? 1) - 1
      if (others === 0) inside.delete(lane)
      else inside.set(lane, others)
    },
  }
}
