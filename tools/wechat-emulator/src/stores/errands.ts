/** What WeChat does later by itself: run when its time has come, on the real clock or because a test moved ours. */
import type { Clock } from '../clock.ts'

export interface Errands {
  at(dueAt: number, run: () => void): void
  runDue(): void
  clear(): void
}

interface Errand {
  dueAt: number
  run(): void
  timer: NodeJS.Timeout
}

export function createErrands(clock: Clock): Errands {
  const waiting = new Set<Errand>()
  const start = (errand: Errand) => {
    clearTimeout(errand.timer)
    if (waiting.delete(errand)) errand.run()
  }
  return {
    at(dueAt, run) {
      // A test may have stopped the clock: the timer running out is reason enough.
      const timer = setTimeout(() => start(errand), Math.max(0, dueAt - clock.now())).unref()
      const errand: Errand = { dueAt, run, timer }
      waiting.add(errand)
    },
    runDue() {
      for (const errand of [...waiting]) if (errand.dueAt <= clock.now()) start(errand)
    },
    clear() {
      for (const { timer } of waiting) clearTimeout(timer)
      waiting.clear()
    },
  }
}
