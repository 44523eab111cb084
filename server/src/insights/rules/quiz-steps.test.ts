import { expect, test } from 'vitest'
import { comparisonSentence } from './comparison-words.zh.ts'
import { costsEach, stepsTo } from './quiz-steps.ts'

test('every stage has its line, also one that nobody passed', () => {
  const steps = stepsTo(2, { seen: 10, started: 4, passed: [{ stage: 1, members: 3 }], drew: 0, claimed: 0 })

  expect(
    steps.map(({ step, stage, members, fromBeforeBps }) => [step, stage, members, fromBeforeBps]),
  ).toEqual([
    ['seen', null, 10, null],
    ['started', null, 4, 4000],
    ['passed', 1, 3, 7500],
    ['passed', 2, 0, 0],
    ['drew', null, 0, null],
    ['claimed', null, 0, null],
  ])
})

test('a cost is rounded up, and of nobody there is none', () => {
  const cost = { quizPoints: 100, drawPoints: 1, prizeFen: 301, completed: 3 }

  expect(costsEach(cost)).toEqual({ ...cost, pointsEach: 34, fenEach: 101 })
  expect(costsEach({ ...cost, completed: 0 })).toMatchObject({ pointsEach: null, fenEach: null })
})

test.each([
  ['few', null, '可比较的人数太少（参与 3 人，对照 4 人，两边都至少要 30 人），还不能下结论。'],
  ['more', 1_500, '参与后 28 天，人均行为的变化比相近的未参与会员多 1.50 次（95% 区间 1.00 至 2.00）'],
  ['less', -1_500, '参与后 28 天，人均行为的变化比相近的未参与会员少 1.50 次（95% 区间 1.00 至 2.00）'],
  [
    'open',
    -10,
    '参与后 28 天，人均行为的变化与相近的未参与会员相差 -0.01 次（95% 区间 1.00 至 2.00），可能只是偶然。',
  ],
] as const)('a comparison that is %s says so', (verdict, effectMilli, sentence) => {
  const told = { verdict, effectMilli, lowMilli: 1_000, highMilli: 2_000, days: 28, matched: 3, others: 4 }

  expect(comparisonSentence(told)).toContain(sentence)
  expect(comparisonSentence(told).includes('不能排除其他原因')).toBe(verdict !== 'few')
})
