/** A campaign, as a customer lives it: rules first, a stage played and left and taken up again, the result with its answers, a chance in a draw. */
import { expect } from 'vitest'
import type { DatabaseKind } from '../world/databases.ts'
import { fillBank, publishQuiz, stageWith } from '../world/quizzes.ts'
import { type World, world } from '../world/world.ts'
import { DRAW, publishPrizes } from './campaign-draw.ts'
import { eventually, type Phone } from './phone.ts'

/** Who answers faster than a person reads is looked at a second time. */
const READING_MS = 15_000
const QUIZ = '小雪答题闯关'
const ABOUT = '节气'
const QUESTIONS = 3
/** What is right is marked so in the bank of tests. */
const RIGHT = '正确'
/** What a few taps may send to the view: WeChat's phones stutter beyond it. */
const BYTES_MAX = 32 * 1024
const KEYS = ['A', 'B', 'C', 'D']

export interface CampaignWorld {
  w: World
  drawId: string
  /** Somebody thinks for a while: only the server's clock moves. */
  think(ms: number): void
}

/** Two stages about the solar terms; the first gives 50 points and a chance in a draw. */
export async function openCampaignWorld(database: DatabaseKind, previewDir?: string): Promise<CampaignWorld> {
  const clock = { ahead: 0 }
  const now = (): number => Date.now() + clock.ahead
  const w = await world({ database, clock: now, ...(previewDir ? { previewDir } : {}) })
  await fillBank(w, ABOUT, 12)
  const mix = [{ category: ABOUT, difficulty: null, count: QUESTIONS }]
  const stages = [stageWith({ title: '认识节气', mix }), stageWith({ title: '节气与茶', mix, points: 80 })]
  const { quizId } = await publishQuiz(w.operators, {
    title: QUIZ,
    body: { subtitle: '两关，认识节气', stages },
  })
  const drawId = await publishPrizes(w, quizId, now())
  return {
    w,
    drawId,
    think: (ms) => {
      clock.ahead += ms
    },
  }
}

/** `loginButton`: what signs in on this platform. */
export async function playACampaign(
  phone: Phone,
  { think, loginButton }: Pick<CampaignWorld, 'think'> & { loginButton: string },
): Promise<void> {
  await readTheRules(phone, loginButton)
  await begin(phone)
  think(READING_MS)
  await leaveAndComeBack(phone)
  await answerAll(phone, think)
  await handIn(phone)
  await readTheResult(phone)
  expect(phone.faults()).toEqual([])
}

/** A guest reads all of it; only playing asks who it is. */
async function readTheRules(phone: Phone, loginButton: string): Promise<void> {
  await phone.sees('.campaign-quiz', QUIZ)
  await phone.tap('.campaign-quiz')
  await phone.sees('.quiz-title', QUIZ)
  await phone.sees('.quiz', '活动规则')
  await phone.sees('.stage-open', `${QUESTIONS} 题，答对 2 题过关，限时 2 分钟`)
  await phone.sees('.stage-open', '抽奖 1 次')
  await phone.sees('.stage-locked', '通过第 1 关后开启')
  await phone.picture('quiz-guest')
  await phone.tap('.quiz-sign-in')
  await phone.tap('.check-box')
  await phone.tap(loginButton)
  await phone.sees('.act-start', '开始第 1 关')
  await phone.picture('quiz')
}

async function begin(phone: Phone): Promise<void> {
  await phone.tap('.act-start')
  await phone.sees('.attempt-place', `1 / ${QUESTIONS} 题`)
  await phone.sees('.timer-left', '01:')
  await phone.sees('.passing', '答对 2 题过关')
  await phone.sees('.leaving', '前回来可继续')
  expect(await phone.count('.leaf')).toBe(QUESTIONS)
}

/** What was answered is there again, and the first question without an answer is in front. */
async function leaveAndComeBack(phone: Phone): Promise<void> {
  const before = phone.drawn()
  await answer(phone)
  const after = phone.drawn()
  expect(after.bytes - before.bytes).toBeLessThanOrEqual(BYTES_MAX)
  await phone.picture('attempt')
  await phone.back()
  await phone.sees('.act-go-on', '继续第 1 关')
  await phone.tap('.act-go-on')
  await phone.sees('.attempt-place', `2 / ${QUESTIONS} 题`)
  expect(await phone.count('.leaf-answered')).toBe(1)
}

async function answerAll(phone: Phone, think: CampaignWorld['think']): Promise<void> {
  for (let number = 2; number <= QUESTIONS; number += 1) {
    await phone.sees('.attempt-place', `${number} / ${QUESTIONS} 题`)
    think(READING_MS)
    await answer(phone)
    await phone.tap(number < QUESTIONS ? '.next' : '.to-hand-in')
  }
}

/** All that is right, and nothing else, of whatever kind the question is. */
async function answer(phone: Phone): Promise<void> {
  for (const key of KEYS) {
    const option = `.option-${key}`
    if ((await phone.count(option)) > 0 && (await phone.text(option)).includes(RIGHT)) await phone.tap(option)
  }
  await eventually('an answer is chosen', async () =>
    (await phone.count('.option-on')) > 0 ? true : undefined,
  )
}

async function handIn(phone: Phone): Promise<void> {
  await phone.sees('.overview', '交卷后不能再改')
  expect(await phone.count('.to-question')).toBe(QUESTIONS)
  await phone.picture('overview')
  await phone.tap('.hand-in-now')
  await phone.sees('.result-title', '通过')
}

/** The score, each answer with its explanation, the reward at once, and the way to the draw. */
async function readTheResult(phone: Phone): Promise<void> {
  await phone.sees('.result-score', `${QUESTIONS}`)
  await phone.sees('.reward-granted', '+50')
  expect(await phone.count('.reviewed-right')).toBe(QUESTIONS)
  await phone.sees('.reviewed', '解析')
  await phone.sees('.result-next', '去第 2 关')
  await phone.picture('quiz-result')
  await phone.tap('.reward-why')
  await phone.sees('.why-points', '+50')
  await phone.picture('why-quiz')
  await phone.back()
  await phone.sees('.chances', DRAW)
}
