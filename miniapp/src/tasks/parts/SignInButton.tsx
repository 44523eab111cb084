import type { SignInBoard } from '@laurel/shared/tasks'
import { useWaiting } from '../../parts/Loaded.tsx'
import { useElder } from '../../platform/elder.ts'
import { Button } from '../../ui/index.ts'
import { formatNumber } from '../../ui/numbers.ts'
import { signInAct, signInToday, useSignIn } from '../sign-in.ts'

interface SignInButtonProps {
  board: SignInBoard
  /** Says the reward on the button itself. */
  withReward?: boolean
}

/** When today's sign-in was tapped and has got no answer yet. */
export function useWaitingSignIn(): number | null {
  const waiting = useWaiting().find(({ kind }) => kind === 'sign-in')
  const busy = useSignIn((state) => state.busy)
  return waiting && !busy ? waiting.at : null
}

export function SignInButton({ board, withReward }: SignInButtonProps) {
  const elder = useElder()
  const busy = useSignIn((state) => state.busy)
  const act = signInAct({ board, busy, waits: useWaitingSignIn() !== null })
  const words = {
    sign: withReward ? `签到 +${formatNumber(board.pointsToday)}` : '签到',
    sending: '正在签到',
    waiting: '待发送',
    done: '已签到',
    closed: '未开放',
  }
  return (
    <Button
      className='sign-in-button'
      size='tap'
      full={elder}
      disabled={act !== 'sign' && act !== 'sending'}
      loading={act === 'sending'}
      onClick={signInToday}
    >
      {words[act]}
    </Button>
  )
}
