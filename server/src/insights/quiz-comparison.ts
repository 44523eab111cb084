/** What members did before and after they first took part in a quiz, beside others who were like them. */
import { type FactType, factKinds } from '@laurel/shared/facts'
import type { QuizComparison, QuizComparisonInput } from '@laurel/shared/quiz-insights'
import { addDays, dayOf, startOfDay } from '../platform/clock.ts'
import type { Reads } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import { type StoredFact, storedFacts } from '../platform/stored-facts.ts'
import { quizPeopleQueries, type TierStep } from './queries/quiz-people.ts'
import { quizReportQueries } from './queries/quiz-report.ts'
import { isNewcomer, type Known, personOf, placeOf } from './rules/alike.ts'
import { compare, type Estimate, type Person } from './rules/comparison.ts'
import { comparisonSentence } from './rules/comparison-words.zh.ts'
import { under } from './rules/figures.ts'

const DAYS = 28
const DONE = (Object.keys(factKinds) as FactType[]).filter((type) => factKinds[type].act === 'done')

export function quizComparison(reads: Reads) {
  const { findStageCount } = quizReportQueries(reads)
  const { listFirstAttempts, walkSomebodies, walkTierSteps } = quizPeopleQueries(reads)

  /** Of those who are members still. */
  async function* walkKnown(acts: Acts): AsyncGenerator<Known> {
    const tiers = new Map<string, TierStep[]>()
    for await (const step of walkTierSteps()) under(tiers, step.memberId, () => []).push(step)
    for await (const one of walkSomebodies())
      yield { ...one, tiers: tiers.get(one.id) ?? [], actsOn: acts.get(one.id) ?? [] }
  }

  return async ({ quizId, days = DAYS }: QuizComparisonInput, now: number): Promise<QuizComparison> => {
    if ((await findStageCount(quizId)) === null) throw new Refusal('QUIZ_UNKNOWN')
    const firsts = await listFirstAttempts(quizId)
    const sorting = sortingBy({ firsts, days, today: dayOf(now) })
    const acts = await actsIn(reads, { quizId, days, firsts: sorting.daysOver })
    for await (const known of walkKnown(acts)) sorting.take(known)
    const { waiting, newcomers, ours, theirs } = sorting.sorted()
    return replyOf(compare(ours, theirs), { days, participants: firsts.size, waiting, newcomers })
  }
}

type Acts = Map<string, string[]>

/** By member: the day of each thing he did of his own accord. What belongs to the quiz itself is no effect of it. */
async function actsIn(
  reads: Reads,
  { quizId, days, firsts }: { quizId: string; days: number; firsts: readonly string[] },
): Promise<Acts> {
  const acts: Acts = new Map()
  const [first, last] = [firsts[0], firsts.at(-1)]
  if (first === undefined || last === undefined) return acts
  const span = { from: startOfDay(addDays(first, -days)), to: startOfDay(addDays(last, days + 1)) }
  const isOwn = ({ type, data }: StoredFact): boolean => type.startsWith('quiz.') && data.quizId === quizId
  for await (const facts of storedFacts(reads, { types: DONE, ...span }))
    for (const fact of facts) if (!isOwn(fact)) under(acts, fact.memberId, () => []).push(dayOf(fact.at))
  return acts
}

interface Sorting {
  firsts: ReadonlyMap<string, number>
  days: number
  today: string
}

function sortingBy({ firsts, days, today }: Sorting) {
  const isOver = (on: string): boolean => addDays(on, days) < today
  const daysOver = [...firsts.values()].map(dayOf).filter(isOver).toSorted()
  const ours = sideOf(days)
  const theirs = sideOf(days)
  return {
    daysOver,
    take(known: Known): void {
      const first = firsts.get(known.id)
      // Whoever did not take part is held against one day only, on which somebody did: nobody counts twice.
      if (first === undefined) theirs.take(known, daysOver[placeOf(known.id, daysOver.length)])
      else if (isOver(dayOf(first))) ours.take(known, dayOf(first))
    },
    sorted: () => ({
      waiting: firsts.size - daysOver.length,
      newcomers: ours.newcomers(),
      ours: ours.people,
      theirs: theirs.people,
    }),
  }
}

function sideOf(days: number) {
  const people: Person[] = []
  let newcomers = 0
  return {
    people,
    newcomers: () => newcomers,
    take(known: Known, on: string | undefined): void {
      if (on === undefined) return
      if (isNewcomer(known, { on, days })) newcomers += 1
      else people.push(personOf(known, { on, days }))
    },
  }
}

type Groups = Pick<QuizComparison, 'days' | 'participants' | 'waiting' | 'newcomers'>

const milli = (value: number): number => Math.round(value * 1_000)

function replyOf({ matched, others, effect }: Estimate, groups: Groups): QuizComparison {
  const shown = ({ members, before, after }: Estimate['matched']) => ({
    members,
    beforeMilli: members ? milli(before) : null,
    afterMilli: members ? milli(after) : null,
  })
  const figures = {
    effectMilli: effect && milli(effect.value),
    lowMilli: effect && milli(effect.low),
    highMilli: effect && milli(effect.high),
  }
  const told = { ...figures, verdict: verdictOf(effect), days: groups.days }
  const sentence = comparisonSentence({ ...told, matched: matched.members, others: others.members })
  return {
    ...groups,
    matched: shown(matched),
    others: shown(others),
    ...figures,
    verdict: told.verdict,
    sentence,
  }
}

function verdictOf(effect: Estimate['effect']): QuizComparison['verdict'] {
  if (!effect) return 'few'
  if (effect.low > 0) return 'more'
  return effect.high < 0 ? 'less' : 'open'
}
