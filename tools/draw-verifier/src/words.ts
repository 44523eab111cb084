/** What the verifier says, in sentences. */
import { ODDS_TOTAL } from '@laurel/shared/drawing'
import type { Fault, PrizeCount, Verdict } from './verify.ts'

const faultWords: Readonly<Record<Fault['code'], string>> = {
  ODDS: 'the odds do not come to 1,000,000 parts',
  FALLBACK: 'what is given instead is no prize of this draw, or can run out',
  SEED: 'the seed is not the one whose hash was published',
  COMMITMENT: 'the published hash of the seed is not the one you kept',
  NUMBER: 'a number is missing, or comes twice',
  TIME: 'it says to be earlier than the one before it',
  NONCE: 'its nonce is not 16 bytes in hex',
  PRIZE: 'it names a prize that this draw does not have',
  SEAL: 'its seal does not seal it and all results before it',
  GONE: 'the prize was given although no piece of it was there',
  PICK: 'the seed falls on another prize',
  COUNT: 'there are fewer or more results than the draw counts',
  RECEIPT: 'its seal is not the one you kept',
}

export const linesOf = (verdict: Verdict): string[] => [
  `draw        ${verdict.drawId}`,
  `commitment  ${verdict.commitment}`,
  `results     ${verdict.read}`,
  `last seal   ${verdict.head}`,
  '',
  ...tableOf(verdict.counts, verdict.read),
  '',
  ...verdictOf(verdict),
]

function verdictOf({ fault, isRevealed, read }: Verdict): string[] {
  if (fault)
    return [`FAULT${fault.number === null ? '' : ` in number ${fault.number}`}: ${faultWords[fault.code]}.`]
  if (isRevealed)
    return [
      `OK: the seed is the one that was promised, and all ${read} results were drawn anew: each is as it must be.`,
    ]
  return [
    `OK so far: the seals of all ${read} results stand, one upon the other, and no prize was given too often or too early.`,
    'The seed is told when the draw is over: then run this again, and each result is drawn anew.',
  ]
}

type Cell = string | number

function tableOf(counts: readonly PrizeCount[], read: number): string[] {
  const rows: Cell[][] = counts.map(({ key, title, weight, fell, given }) => [
    ...[key, `${((weight / ODDS_TOTAL) * 100).toFixed(4)} %`, ((read * weight) / ODDS_TOTAL).toFixed(1)],
    ...[fell ?? '-', given, title],
  ])
  const all: Cell[][] = [['prize', 'odds', 'expected', 'fell on it', 'given', ''], ...rows]
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...all.map((row) => String(row[column]).length)))
  return all.map((row) =>
    row
      .map((cell, column) => String(cell).padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}
