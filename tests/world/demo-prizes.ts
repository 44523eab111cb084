/** What the demo's campaigns promise: two quizzes, and what may be won in the draws that they lead to. */
import type { DrawPrize } from '@laurel/shared/draws'
import type { QuizBody, QuizStage } from '@laurel/shared/quizzes'
import { prizeOf } from './draws.ts'

type Part = QuizStage['mix'][number]
const part = (category: string, difficulty: Part['difficulty'], count: number): Part => ({
  category,
  difficulty,
  count,
})
const stage = (title: string, mix: Part[], terms: Partial<QuizStage> = {}): QuizStage => ({
  ...{ title, mix, passCorrect: 3, seconds: 180, attemptsADay: 3, points: 10, growth: 0 },
  ...terms,
})
const quiz = (subtitle: string, stages: QuizStage[]): QuizBody => ({
  ...{ subtitle, stages, round: 'once', minLevel: 0, untimed: true, pointsLastDays: 180 },
  ...{ reviewHours: 48, unreviewed: 'pay' },
})

export const autumnQuiz = quiz('五道题，认识节气与香草', [
  stage('立冬小测', [part('节气与茶', 'easy', 3), part('月桂与香草', 'easy', 2)]),
])
export const snowQuiz = quiz('三关问答，识草木，懂理财，不上当', [
  stage('小雪初临', [part('节气与茶', 'easy', 3), part('月桂与香草', 'easy', 2)], { points: 20 }),
  stage(
    '草木有情',
    [part('节气与茶', 'medium', 2), part('月桂与香草', 'medium', 2), part('理财常识', 'easy', 2)],
    { passCorrect: 4, seconds: 240, points: 40 },
  ),
  stage('稳稳过冬', [part('理财常识', 'medium', 3), part('防诈骗', 'medium', 3), part('防诈骗', 'hard', 2)], {
    passCorrect: 6,
    seconds: 300,
    points: 60,
    growth: 20,
  }),
])
export const quizRules = [
  '每关答对规定题数即过关，过关奖励每人每关一次；每关每天可答三次，第二天重新计次。',
  '以服务器时间计时，到时自动交卷；网络在途的答案另有 5 秒宽限。长辈模式可选不限时作答。',
  '作答节奏异常的过关先核实，最长 48 小时给出结果，逾期按过关发放。',
  '活动暂停时不能新开始作答，已开始的可以交卷，奖励在恢复后补发；预算用完即止，以本页公示为准。',
]
export const drawRules = [
  '每过一关得抽奖机会，每次机会抽一次；奖品、数量和概率在活动开始前公示，开始后不再改变。',
  '实物奖品请在抽中后规定的日期前填写地址，逾期按奖品旁注明的积分发放，奖品退回库存。',
  '抽到已发完的奖品时，改发保底奖品。种子的摘要在开始前公布，结束后公布种子，任何人都可以验算每一次结果。',
  '任何奖品不能兑换现金；最终以本页公示为准。',
]

type SkuOf = (art: string) => string

/** A coupon or goods of the demo mall. */
const given = (
  skuOf: SkuOf,
  art: string,
  prize: Partial<DrawPrize> & Pick<DrawPrize, 'key' | 'kind'>,
): DrawPrize => prizeOf({ ...prize, skuId: skuOf(art) })

export const autumnPrizes = (skuOf: SkuOf): DrawPrize[] => [
  given(skuOf, 'tote-bag', {
    ...{ key: 'bag', kind: 'goods', title: '桂叶帆布袋', valueFen: 6_800, weight: 50_000 },
    ...{ pieces: 5, lapsePoints: 100 },
  }),
  given(skuOf, 'sapling', {
    ...{
      key: 'sapling',
      kind: 'code',
      title: '认养一棵小树苗',
      valueFen: 1_000,
      weight: 250_000,
      pieces: 40,
    },
  }),
  prizeOf({ key: 'points', kind: 'points', title: '10 积分', points: 10, valueFen: 10, weight: 700_000 }),
]

export const snowPrizes = (skuOf: SkuOf): DrawPrize[] => [
  given(skuOf, 'reading-lamp', {
    ...{ key: 'lamp', kind: 'goods', title: '暖光阅读灯', valueFen: 19_900, weight: 5_000 },
    ...{ pieces: 3, lapsePoints: 500 },
  }),
  given(skuOf, 'tea-tin', {
    ...{ key: 'tea', kind: 'goods', title: '桂花乌龙 1 罐', valueFen: 8_800, weight: 45_000 },
    ...{ pieces: 30, lapsePoints: 200 },
  }),
  given(skuOf, 'americano', {
    ...{
      key: 'coffee',
      kind: 'code',
      title: '精品美式兑换券',
      valueFen: 2_500,
      weight: 250_000,
      pieces: 120,
    },
  }),
  prizeOf({ key: 'points', kind: 'points', title: '20 积分', points: 20, valueFen: 20, weight: 700_000 }),
]
