/** After a change of FIELD_KEYS: seals everything again under the newest key, while the server serves. */
import { keyIdOf } from '../platform/cipher.ts'
import type { Deps } from '../platform/feature.ts'
import type { Job } from '../platform/jobs.ts'
import type { SealedField } from '../platform/personal.ts'
import { type ResealOrder, reseal } from './commands/reseal.ts'
import { type SealedValue, sealedQueries } from './queries/sealed.ts'

const HOUR_MS = 3_600_000
/** So many in one command: members' own commands go between. */
const BATCH = 100
/** A process that started before the change seals with the old key until it ends: so the walk is made again. */
const REST_MS = 6 * HOUR_MS

type RotationDeps = Pick<Deps, 'engine' | 'reads' | 'cipher' | 'clock'>

export function rotationJob(deps: RotationDeps, fields: readonly SealedField[]): Job {
  let restsUntil = 0
  return {
    name: 'rotation',
    everyMs: 60_000,
    async run() {
      if (deps.clock() < restsUntil) return
      restsUntil = deps.clock() + REST_MS
      await rotate(deps, fields)
    },
  }
}

/** Passes over what nobody can open, and names the lost keys at the end. Answers how many values were sealed again. */
export async function rotate(deps: RotationDeps, fields: readonly SealedField[]): Promise<number> {
  const { walk } = sealedQueries(deps.reads)
  const lost = new Set<string>()
  let exchanged = 0
  for (const field of fields) {
    for await (const page of walk(field)) {
      for (const id of keysLost(deps, page)) lost.add(id)
      exchanged += await exchange(deps, field, page)
    }
  }
  if (lost.size) throw new Error(`FIELD_KEYS lacks ${[...lost].join(', ')}: what they sealed can't be opened`)
  return exchanged
}

const keysLost = ({ cipher }: RotationDeps, page: readonly SealedValue[]): string[] =>
  page.filter(({ sealed }) => !cipher.canOpen(sealed)).map(({ sealed }) => keyIdOf(sealed))

async function exchange(
  { engine, cipher }: RotationDeps,
  { table, column }: SealedField,
  page: readonly SealedValue[],
): Promise<number> {
  const values = page
    .filter(({ sealed }) => keyIdOf(sealed) !== cipher.newestKeyId && cipher.canOpen(sealed))
    .map(({ key, sealed, bound }) => ({
      key,
      from: sealed,
      to: cipher.seal(cipher.open(sealed, bound), bound),
    }))
  let exchanged = 0
  for (let start = 0; start < values.length; start += BATCH) {
    const order: ResealOrder = { table, column, values: values.slice(start, start + BATCH) }
    exchanged += await engine.run(reseal, order)
  }
  return exchanged
}
