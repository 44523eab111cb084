/** Draws as operators would publish them, through the kind itself: what the law forbids of them, and what may not lead to a chance. */
import { drawKindWith } from '@laurel/server/draws/kind'
import type { Draft } from '@laurel/server/offers/index'
import type { Declaration } from '@laurel/server/offers/rules/policy-graph'
import { quizKind } from '@laurel/server/quizzes/kind'
import type { DrawBody, DrawPrize } from '@laurel/shared/draws'
import type { QuizBody } from '@laurel/shared/quizzes'
import { assetsReached, growthTask } from './policy-corpus-law.ts'
import { bans, type Case, invitation, lets, link, offer } from './policy-offers.ts'

const drawKind = drawKindWith({ blind: (text) => text })

const draftOf = (offerId: string, body: object): Draft => ({
  ...{ offerId, title: offerId, body: { ...body }, budgetId: null, startsAt: 0, endsAt: 1, signOff: null },
  ...{ rules: ['答题过关得机会，奖品与概率见下，发完即止。'] },
  goal: { metric: 'members', target: 1, days: 1 },
})

const PLAIN = { points: 0, skuId: null, valueFen: 0, pieces: null, releases: [], lapsePoints: 0 }
const MUG: DrawPrize = {
  ...PLAIN,
  key: 'mug',
  title: '杯',
  kind: 'goods',
  skuId: 'p.1',
  weight: 1,
  pieces: 9,
}
const TEN: DrawPrize = { ...PLAIN, key: 'ten', title: '积分', kind: 'points', points: 10, weight: 999_999 }

const wheelOf = (by: 'quiz' | 'task', sourceId: string, change: Partial<DrawBody> = {}): DrawBody => ({
  subtitle: '人人可验证',
  prizes: [MUG, TEN],
  fallback: 'ten',
  chances: [{ by, offerId: sourceId, stage: null, count: 1 }],
  drawsADay: null,
  claimDays: 7,
  pointsLastDays: 365,
  ...change,
})
const wheel = (...args: Parameters<typeof wheelOf>): Declaration =>
  drawKind.declare(draftOf('幸运转盘', wheelOf(...args)))
const withMug = (change: Partial<DrawPrize>): Declaration =>
  wheel('quiz', '闯关', { prizes: [{ ...MUG, ...change }, TEN] })

const STAGE = { title: '入门', mix: [], passCorrect: 1, seconds: 60, attemptsADay: 1, points: 5, growth: 5 }
const quiz = (): Declaration =>
  quizKind.declare(
    draftOf('闯关', {
      ...{ subtitle: '学一点', stages: [STAGE], round: 'once', minLevel: 0, untimed: true },
      ...{ pointsLastDays: 365, reviewHours: 24, unreviewed: 'pay' },
    } satisfies QuizBody),
  )

const relaunched = (change: Partial<DrawBody>): Declaration =>
  drawKind.declare(
    draftOf('幸运转盘', wheelOf('quiz', '闯关', change)),
    draftOf('幸运转盘', wheelOf('quiz', '闯关')),
  )

/** After an invitation, a task; after the task, a chance. */
function friendsThenWheel(): Declaration[] {
  const after = offer('带新', [link('offer:邀请有礼', null)])
  return [invitation(), after, wheel('task', '带新')]
}

const NO_POINTS = { points: 0, growth: 10 }

export const drawsAllowed: readonly Case[] = [
  lets('a quiz that leads to a draw with prizes of every kind', quiz(), wheel('quiz', '闯关')),
  lets('a prize of exactly 50,000 CNY in a real draw', quiz(), withMug({ valueFen: 5_000_000 })),
  lets(
    'prizes released by the hour, as the page prints',
    quiz(),
    withMug({ releases: [{ at: 0, pieces: 9 }] }),
  ),
  lets('a launched draw that lasts longer', quiz(), relaunched({ drawsADay: 3, claimDays: 30 })),
]

export const drawsForbidden: readonly Case[] = [
  bans('a real draw one part short', ['law/odds'], quiz(), withMug({ weight: 0 })),
  bans('a real draw one part over', ['law/odds'], quiz(), withMug({ weight: 2 })),
  bans('a real prize one fen too large', ['law/prize-50000'], quiz(), withMug({ valueFen: 5_000_001 })),
  bans(
    'other odds after launch',
    ['law/frozen'],
    relaunched({ prizes: [{ ...MUG, weight: 1 }, { ...TEN }].toReversed() }),
  ),
  bans('one mug fewer after launch', ['law/frozen'], relaunched({ prizes: [{ ...MUG, pieces: 8 }, TEN] })),
  bans('an invitation, a task, a chance in a real draw', ['5.1.6'], ...friendsThenWheel()),
  bans(
    'deposits for growth, and a chance beside it',
    ['law/deposit'],
    growthTask('资产达标', assetsReached(NO_POINTS)),
    wheel('task', '资产达标'),
  ),
]
