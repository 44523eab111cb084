import type { QuizPage } from '@laurel/shared/quizzes'
import { open, urls } from '../../platform/navigate.ts'
import { Band } from '../../ui/index.ts'
import { barWords } from '../words.zh.ts'

/** Why nothing can be begun now, and what would change it. */
export function BarBand({ page }: { page: QuizPage }) {
  const bar = barWords(page)
  if (!bar) return null
  const isTier = page.state === 'live'
  return (
    <Band
      tone={isTier ? 'plain' : 'fruit'}
      icon={isTier ? 'lock' : 'clock'}
      title={bar.title}
      action={isTier ? { label: '看等级', onClick: () => void open(urls.tiers()) } : undefined}
    >
      {bar.words}
    </Band>
  )
}
