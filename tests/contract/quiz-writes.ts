/** The writes of quizzes, in the form of `everyWrite`. */
import { quizzesAdminApi, quizzesApi } from '@laurel/shared/quizzes'
import { answersTo, fillBank, opened, publishQuiz, quizBody, stageWith } from '../world/quizzes.ts'
import type { Stage } from './stage.ts'
import type { Write } from './writes.ts'

const quizzes = new WeakMap<Stage, Promise<string>>()

const ATTEMPTS = 20
const ABOUT = '合同'

/** One for the whole stage, with attempts for all who ask. */
function quizOf(stage: Stage): Promise<string> {
  const known = quizzes.get(stage) ?? published(stage)
  quizzes.set(stage, known)
  return known
}

async function published({ world }: Stage): Promise<string> {
  await fillBank(world, ABOUT, 12)
  const mix = [{ category: ABOUT, difficulty: null, count: 4 }]
  const first = stageWith({ mix, passCorrect: 4, attemptsADay: ATTEMPTS })
  return (await publishQuiz(world.operators, { body: quizBody({ stages: [first] }) })).quizId
}

let made = 0

export function quizWrites(stage: Stage): Write[] {
  const order = async () => ({ quizId: await quizOf(stage), stage: 1, untimed: false })
  /** Nobody reads so fast: he is held. */
  const held = async () => {
    made += 1
    const member = await stage.world.member(`quick${made}`)
    const attempt = opened(await member.ask(quizzesApi.start, await order()))
    const { attemptId } = attempt
    await member.ask(quizzesApi.submit, { attemptId, answers: answersTo(attempt, 4) })
    return { attemptId, verdict: 'release' as const, because: 'known' }
  }
  return [{ call: quizzesAdminApi.decide, as: 'approver', input: held, other: () => ({ verdict: 'reject' }) }]
}
