/** Where what came of a write that had to wait can be looked at. */
import type { DrawResult } from '@laurel/shared/draws'
import type { Attempt } from '@laurel/shared/quizzes'
import { urls } from '../platform/navigate.ts'
import type { Kind, Outcome } from '../platform/outbox.ts'

const ways: Partial<Record<Kind, (output: unknown) => string>> = {
  draw: (output) => urls.drawResult((output as DrawResult).drawId, (output as DrawResult).number),
  'hand-in': (output) => urls.quizResult((output as Attempt).attemptId),
}

/** Null: the words say everything. */
export const wayOf = ({ kind, refusal, output }: Outcome): string | null =>
  (refusal === null && ways[kind]?.(output)) || null
