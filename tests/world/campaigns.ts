/** Campaigns: a bank brought in as a sheet, members who know it, and nonces that fall where a story needs them. */
import { seedOf } from '@laurel/server/draws/seed'
import { pickPrize, type Weighted } from '@laurel/shared/drawing'
import { questionsApi } from '@laurel/shared/questions'
import { type Answer, type OpenAttempt, quizzesApi, type ScoredAttempt } from '@laurel/shared/quizzes'
import { paged } from './ask.ts'
import { newNonce } from './draws.ts'
import type { MemberClient } from './members.ts'
import type { Operators } from './operators.ts'
import { opened, scored } from './quizzes.ts'
import type { World } from './world.ts'

/** A sheet as an operator has it; what is wrong in it is no question of ours. */
export async function importBank(operators: Operators, content: string): Promise<number> {
  const { added, faults } = await operators.as('editor', questionsApi.import, { format: 'csv', content })
  if (faults.length) throw new Error(`the sheet has faults: ${JSON.stringify(faults)}`)
  return added
}

/** The texts of what is right, by the text of the question. */
export type Bank = ReadonlyMap<string, readonly string[]>

export async function bankOf(operators: Operators): Promise<Bank> {
  const questions = await paged((page) =>
    operators.as('editor', questionsApi.list, { ...page, limit: 100, retired: false }),
  )
  return new Map(
    questions.map(({ text, options, answer }) => [
      text,
      options.filter(({ key }) => answer.includes(key)).map((option) => option.text),
    ]),
  )
}

/** So many right, the others wrong: by what the options say, in whatever order they are shown. */
const answersKnowing = (bank: Bank, { questions }: OpenAttempt, right: number, seq = 1): Answer[] =>
  questions.map(({ text, token, options }, i) => {
    const known = bank.get(text)
    if (!known) throw new Error(`not in the bank: ${text}`)
    const isKnown = options.filter((option) => known.includes(option.text))
    const isOther = options.filter((option) => !known.includes(option.text)).slice(0, 1)
    return { token, chosen: (i < right ? isKnown : isOther).map(({ key }) => key), seq }
  })

interface PlayingKnown {
  bank: Bank
  quizId: string
  stage?: number
  right: number
  think(): void
}

export async function playKnowing(
  member: MemberClient,
  { bank, quizId, stage = 1, right, think }: PlayingKnown,
): Promise<ScoredAttempt> {
  const attempt = opened(await member.ask(quizzesApi.start, { quizId, stage, untimed: false }))
  think()
  const answers = answersKnowing(bank, attempt, right)
  return scored(await member.ask(quizzesApi.submit, { attemptId: attempt.attemptId, answers }))
}

/** A nonce that falls on a prize: only who has the keys of the server can look for one, and a test does. */
export function nonceFor(
  { laurel }: World,
  { drawId, number, prizes }: { drawId: string; number: number; prizes: readonly Weighted[] },
  key: string,
): string {
  const seed = seedOf(laurel.deps.cipher, drawId)
  for (;;) {
    const nonce = newNonce()
    if (pickPrize(prizes, seed, { drawId, number, nonce }).key === key) return nonce
  }
}
