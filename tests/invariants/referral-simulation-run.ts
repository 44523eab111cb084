/** The whole simulation: `node --import tsx tests/invariants/referral-simulation-run.ts [people] [seed]`; one in eleven attacks. */

import { simulate } from './referral-simulation.ts'
import { attackKinds } from './referral-simulation-people.ts'

const [people = 11_000, seed = 20_261_122] = process.argv.slice(2).map(Number)
const attackers = Math.floor(people / 11)
const honest = people - attackers
const percent = (bps: number): string => `${(bps / 100).toFixed(2)} %`

for (const budget of [people * 100, people * 10]) {
  const from = performance.now()
  const found = simulate({ honest, attackers, seed, budget })
  const seconds = ((performance.now() - from) / 1000).toFixed(0)
  process.stdout.write(
    `\n${honest} honest, ${attackers} attackers, seed ${seed}, budget ${budget}: paid ${found.paid}; ${seconds} s\n` +
      `recall ${percent(found.recallBps)}, precision ${percent(found.precisionBps)}, honest held ${percent(found.honestHeldBps)}, faults ${found.faults.length}\n`,
  )
  for (const kind of ['honest', ...attackKinds] as const) {
    const { tried, refused, held, paid, signals } = found.byKind[kind]
    process.stdout.write(
      `${kind}: tried ${tried}, refused ${refused}, held ${held}, paid ${paid} ${JSON.stringify(signals)}\n`,
    )
  }
}
