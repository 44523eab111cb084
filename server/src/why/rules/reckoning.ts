/** How an amount was come to, as the rule that gave it wrote it down; and what would have to come for it to be given. */
import type { WhyMissing, WhyStep } from '@laurel/shared/why'

type Because = Readonly<Record<string, unknown>>

export const step = (name: WhyStep['step'], value: number, unit: WhyStep['unit']): WhyStep => ({
  step: name,
  value,
  unit,
})

const numberOf = (value: unknown): number | null => (Number.isSafeInteger(value) ? Number(value) : null)
const stepFrom = (name: WhyStep['step'], because: unknown, unit: WhyStep['unit'], least = 0): WhyStep[] => {
  const value = numberOf(because)
  return value === null || value < least ? [] : [step(name, value, unit)]
}

/** Rules that reckon keep their steps; a task keeps how far it was, a sign-in its streak. */
export function stepsIn(because: Because, unit: WhyStep['unit']): WhyStep[] {
  if (Array.isArray(because.steps)) return because.steps as WhyStep[]
  return [
    ...stepFrom('streak', because.streakDays, 'days'),
    ...stepFrom('base', because.points, 'points', 1),
    ...stepFrom('base', because.growth, 'growth', 1),
    ...stepFrom('progress', because.value, unit),
    ...stepFrom('target', because.target, unit),
  ]
}

/** What a withheld grant waits for. */
export function missingFor(refusal: string | null, points: number): WhyMissing[] {
  if (refusal === null) return []
  const isBudget = refusal.startsWith('BUDGET_')
  return [
    { what: isBudget ? 'budget' : 'offer', amount: isBudget ? points : null, subject: null, until: null },
  ]
}
