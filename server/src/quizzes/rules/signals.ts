/** What in the rhythm of the answers is not like a person: it asks for a second look, it denies nothing. */
import type { AttemptSignal } from '@laurel/shared/quizzes'

export const LIMITS = {
  /** Reading twenty characters takes a practised reader two seconds, and a finger half of one more. */
  medianMs: 1_200,
  /** Of one or two answers nothing can be said: somebody may know them by heart. */
  answers: 3,
  /** Seven answers, six times between them: people are never so even, a script's network is. */
  gaps: 6,
  /** The spread of the times between answers, in parts of their mean: people's is above 0.2, a timer's below 0.03. */
  spread: 0.05,
}

export interface Timed {
  answeredAt: number | null
  tookMs: number | null
}

export function signalsIn(slots: readonly Timed[]): AttemptSignal[] {
  const signals: AttemptSignal[] = []
  if (isHasty(slots)) signals.push('haste')
  if (isEven(gapsIn(slots))) signals.push('rhythm')
  return signals
}

function isHasty(slots: readonly Timed[]): boolean {
  const took = slots.flatMap(({ tookMs }) => tookMs ?? []).sort((a, b) => a - b)
  const median = took[Math.floor(took.length / 2)] ?? 0
  return took.length >= LIMITS.answers && median < LIMITS.medianMs
}

/** Between answers that came alone: those that waited for a network came together, and say nothing of their times. */
function gapsIn(slots: readonly Timed[]): number[] {
  const instants = slots.flatMap(({ answeredAt }) => answeredAt ?? []).sort((a, b) => a - b)
  const isAlone = (at: number): boolean => instants.filter((other) => other === at).length === 1
  return instants
    .map((at, i) => ({ at, before: instants[i - 1] }))
    .flatMap(({ at, before }) => (before !== undefined && isAlone(at) && isAlone(before) ? at - before : []))
}

function isEven(gaps: readonly number[]): boolean {
  if (gaps.length < LIMITS.gaps) return false
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length
  const variance = gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / gaps.length
  return Math.sqrt(variance) < LIMITS.spread * mean
}
