import { open, urls } from '../../platform/navigate.ts'
import { formatNumber } from '../../ui/numbers.ts'
import { useSignIn } from '../sign-in.ts'
import { Celebration } from './Celebration.tsx'

/** What today's sign-in gave. */
export function Given() {
  const given = useSignIn((state) => state.given)
  if (!given) return null
  return (
    <Celebration
      title={`已领取 ${formatNumber(given.points)} 积分`}
      note={`连签 ${given.board.streakDays} 天 · 余额 ${formatNumber(given.balance)}`}
      onMore={() => void open(urls.points())}
    />
  )
}
