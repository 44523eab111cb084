/** Forgets signatures of pushes whose time is over: what stays is what could come again. */
import type { Deps } from '../platform/feature.ts'
import type { Job } from '../platform/jobs.ts'
import { forgetPushes } from './commands/forget.ts'
import { outreachQueries } from './queries.ts'

export const pushForgetting = ({ engine, reads, clock }: Pick<Deps, 'engine' | 'reads' | 'clock'>): Job => {
  const { listPastPushes } = outreachQueries(reads)
  return {
    name: 'forget pushes',
    everyMs: 60_000,
    async run() {
      for (;;) {
        const past = await listPastPushes(clock())
        if (!past.length) return
        await engine.run(forgetPushes, { ids: past.map(({ id }) => id) })
      }
    },
  }
}
