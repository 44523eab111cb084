/** Which words and pictures the content check finds fault with; all else passes. */
import type { Suggestion } from '../push/events.ts'

export interface VerdictInput {
  /** A part of the text, or of the media's address. */
  word: string
  suggest: Suggestion
  /** 20006 (unlawful) when left out; 10001 ads, 20001 politics, 20002 porn, 20003 abuse, 20008 fraud, 21000 other. */
  label?: number
  /** -1008 for media that cannot be downloaded. */
  errcode?: number
}

export type Verdict = Required<VerdictInput>

export interface Verdicts {
  add(input: VerdictInput): Verdict
  /** The worst first. */
  on(text: string): Verdict[]
  list(): Verdict[]
  clear(): void
}

const severity: Record<Suggestion, number> = { risky: 2, review: 1, pass: 0 }

export function createVerdicts(): Verdicts {
  let verdicts: Verdict[] = []
  return {
    add(input) {
      const verdict = { label: 20006, errcode: 0, ...input }
      verdicts.push(verdict)
      return verdict
    },
    on: (text) =>
      verdicts
        .filter(({ word }) => text.includes(word))
        .sort((a, b) => severity[b.suggest] - severity[a.suggest]),
    list: () => [...verdicts],
    clear() {
      verdicts = []
    },
  }
}
