/** The page of a quiz, and the cards of those that are live: with where its reader stands. */
import type {
  QuizBody,
  QuizCards,
  QuizPage,
  QuizStage,
  StageChances,
  StageLine,
} from '@laurel/shared/quizzes'
import { addDays, dayOf } from '../platform/clock.ts'
import type { Shown } from './queries/quizzes.ts'
import type { Rounds, StageRow } from './queries/stages.ts'
import type { QuizzesQueries } from './queries.ts'
import { questionsIn } from './rules/body.ts'
import { GRACE_SECONDS, isOver, roundOn } from './rules/rounds.ts'
import { attemptsLeft, stageState } from './rules/stages.ts'

/** What passing leads to stands in a later feature: draws say it, by an instant. stage null: whichever. */
export type ChancesOf = (quizId: string, at: number) => Promise<(StageChances & { stage: number | null })[]>
export type Chances = Awaited<ReturnType<ChancesOf>>

export interface Visit {
  memberId: string | null
  now: number
}

export function quizPages(queries: QuizzesQueries, chancesOf: ChancesOf) {
  async function listCards({ memberId, now }: Visit): Promise<QuizCards> {
    const today = dayOf(now)
    const [live, passed] = await Promise.all([
      queries.listLive(now),
      memberId === null ? [] : queries.listPassed(memberId, today),
    ])
    const items = live.map(({ offer, version: { title, body, endsAt } }) => {
      const round = roundOn(body, today)
      const own = passed.find((row) => row.offerId === offer.id && row.round === round)
      const stages = body.stages.length
      // A later version may have fewer.
      const done = Math.min(own?.n ?? 0, stages)
      return { quizId: offer.id, title, subtitle: body.subtitle, stages, passed: done, endsAt }
    })
    return { items }
  }

  async function loadPage(quizId: string, { memberId, now }: Visit): Promise<QuizPage> {
    const shown = await queries.loadQuiz(quizId, now)
    const { body } = shown.version
    const [rows, gates, chances] = await Promise.all([
      memberId === null ? [] : queries.listStages(roundsOf({ memberId, offerId: quizId, body }, now)),
      queries.findGates(memberId, [body.minLevel], now),
      chancesOf(quizId, now),
    ])
    const gate = gates(body.minLevel)?.name ?? null
    const stood = rows.length ? standingIn(rows, body, now) : new Map()
    return { ...headOf(shown), gate, stages: linesOf({ body, stood, chances, isBarred: gate !== null }, now) }
  }

  return { listCards, loadPage }
}

interface Whose {
  memberId: string
  offerId: string
  body: QuizBody
}

export function roundsOf({ memberId, offerId, body }: Whose, now: number): Rounds {
  const today = dayOf(now)
  return { memberId, offerId, round: roundOn(body, today), before: addDays(today, -1) }
}

function headOf({ offer, version, state }: Shown): Omit<QuizPage, 'gate' | 'stages'> {
  const { title, startsAt, endsAt, rules, body } = version
  return {
    ...{ quizId: offer.id, title, subtitle: body.subtitle, rules, state, startsAt },
    endsAt: offer.endedAt ?? endsAt,
    ...{ round: body.round, untimed: body.untimed, graceSeconds: GRACE_SECONDS },
    reviewHours: body.reviewHours,
  }
}

/** By stage. What was begun before midnight and is under way comes before the new day's. */
export function standingIn(rows: readonly StageRow[], body: QuizBody, now: number): Map<number, StageRow> {
  const round = roundOn(body, dayOf(now))
  const stood = new Map(rows.filter((row) => row.round === round).map((row) => [row.stage, row]))
  for (const row of rows)
    if (row.round !== round && row.isOpen && row.running && !isOver(row, now)) stood.set(row.stage, row)
  return stood
}

interface Reading {
  body: QuizBody
  stood: ReadonlyMap<number, StageRow>
  chances: Chances
  isBarred: boolean
}

const linesOf = (reading: Reading, now: number): StageLine[] =>
  reading.body.stages.map((_, i) => lineOf(reading, i + 1, now))

function lineOf({ body, stood, chances, isBarred }: Reading, number: number, now: number): StageLine {
  const stage = body.stages[number - 1] as QuizStage
  const own = stood.get(number)
  const today = dayOf(now)
  const isReached = number === 1 || typeof stood.get(number - 1)?.passedAt === 'number'
  const { attemptsADay } = stage
  return {
    ...textOf(stage, number),
    chances: chancesIn(chances, number),
    state: stageState({ isBarred, isReached, stood: own, attemptsADay, today }),
    best: own?.best ?? null,
    attemptsLeft: attemptsLeft(stage, own, today),
    attemptId: own?.attemptId ?? null,
    dueAt: own?.running && !own.untimed ? own.closesAt : null,
  }
}

function textOf(stage: QuizStage, number: number) {
  const { title, passCorrect, seconds, points, growth } = stage
  return { stage: number, title, questions: questionsIn(stage), passCorrect, seconds, points, growth }
}

export const chancesIn = (chances: Chances, number: number): StageChances[] =>
  chances
    .filter(({ stage }) => stage === null || stage === number)
    .map(({ drawId, title, count }) => ({ drawId, title, count }))
