/** What a comparison says in plain words, and what it does not say. */
import type { QuizComparison } from '@laurel/shared/quiz-insights'

type Told = Pick<QuizComparison, 'verdict' | 'days' | 'effectMilli' | 'lowMilli' | 'highMilli'> & {
  matched: number
  others: number
}

const acts = (milli: number | null): string => ((milli ?? 0) / 1_000).toFixed(2)
const CAUTION = '对照只按等级、入会月份和此前活跃度相近来选，不能排除其他原因。'

export function comparisonSentence({ verdict, days, matched, others, ...figures }: Told): string {
  if (verdict === 'few')
    return `可比较的人数太少（参与 ${matched} 人，对照 ${others} 人，两边都至少要 30 人），还不能下结论。`
  const range = `95% 区间 ${acts(figures.lowMilli)} 至 ${acts(figures.highMilli)}`
  const found = `参与后 ${days} 天，人均行为的变化`
  if (verdict === 'open')
    return `${found}与相近的未参与会员相差 ${acts(figures.effectMilli)} 次（${range}），可能只是偶然。${CAUTION}`
  const word = verdict === 'more' ? '多' : '少'
  return `${found}比相近的未参与会员${word} ${acts(Math.abs(figures.effectMilli ?? 0))} 次（${range}）。${CAUTION}`
}
