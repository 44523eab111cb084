/** Forgets what was answered to one caller under Idempotency-Keys: the answers show names and places, masked as they are. */
import type { Deps } from '../platform/feature.ts'
import { forgetKeys } from '../platform/sweep.ts'
import { answersQueries } from './queries/answers.ts'

/** The hot table has no index by caller, and shall not pay for one: it is walked, a page at a time. */
export async function forgetAnswers(
  { engine, reads }: Pick<Deps, 'engine' | 'reads'>,
  scope: string,
): Promise<void> {
  for await (const page of answersQueries(reads).walk()) {
    const keys = page.filter((answer) => answer.scope === scope)
    if (keys.length) await engine.run(forgetKeys, { keys })
    await new Promise(setImmediate) // others are served between two pages
  }
}
