/** Every minute: what was withheld is given, as far as pauses and budgets allow by now. */
import type { Deps } from '../platform/feature.ts'
import type { Job } from '../platform/jobs.ts'
import { settleWithheld } from './commands/settle.ts'
import { type WithheldLine, withheldQueries } from './queries/withheld.ts'
import { leftIn } from './rules/postings.ts'

const EVERY_MS = 60_000

type Needs = Pick<Deps, 'engine' | 'reads'>

/** What is known to be too much for a budget in this round: what asks for as much is not even tried. */
type TooMuch = Map<string, number>

export function withheldJob(deps: Needs): Job {
  const queries = withheldQueries(deps.reads)
  return {
    name: 'withheld',
    everyMs: EVERY_MS,
    async run(stopping) {
      const tooMuch: TooMuch = new Map()
      const failures: unknown[] = []
      for await (const page of queries.pages()) {
        if (stopping?.aborted) return
        failures.push(...(await settlePage(deps, page, tooMuch)))
      }
      if (failures.length)
        throw new AggregateError(failures, `${failures.length} grants could not be settled`)
    },
  }
}

const wantedBy = ({ points, postings }: WithheldLine): number => points - leftIn(postings)

function mayFit(line: WithheldLine, tooMuch: TooMuch): boolean {
  const wanted = wantedBy(line)
  // What was set aside needs no room.
  if (line.budgetId === null || line.hold !== null || wanted <= 0) return true
  return wanted <= (line.room ?? 0) && wanted < (tooMuch.get(line.budgetId) ?? Number.POSITIVE_INFINITY)
}

/** Asked for together, they are served in their order: whoever waits longest comes first. Answers what failed. */
async function settlePage({ engine }: Needs, page: WithheldLine[], tooMuch: TooMuch): Promise<unknown[]> {
  const lines = page.filter((line) => mayFit(line, tooMuch))
  const outcomes = await Promise.allSettled(
    lines.map(({ memberId, offerId, rule, occasion, budgetId, hold }) =>
      engine.run(settleWithheld, { memberId, offerId, rule, occasion, budgetId, hold }),
    ),
  )
  for (const [i, line] of lines.entries()) {
    const outcome = outcomes[i]
    if (outcome?.status === 'fulfilled' && outcome.value?.refusal?.startsWith('BUDGET_'))
      tooMuch.set(String(line.budgetId), wantedBy(line))
  }
  return outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []))
}
