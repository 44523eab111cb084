import type { DrawPage } from '@laurel/shared/draws'
import { now } from '../../platform/clock.ts'
import { flush } from '../../platform/outbox.ts'
import { Band } from '../../ui/index.ts'
import type { Phase } from '../acts.ts'
import { drawRefusalWords, stateNote } from '../words.zh.ts'

interface DrawNewsProps {
  page: DrawPage
  phase: Phase
  refusal: string | null
}

/** What a member must know before anything else: what waits, what was refused, why nobody can draw. */
export function DrawNews({ page, phase, refusal }: DrawNewsProps) {
  const closed = stateNote(page, now())
  return (
    <>
      {phase === 'waiting' ? <Kept /> : null}
      {refusal && phase === 'ready' ? (
        <Band tone='stop' icon='info' title='这次没有抽成'>
          {drawRefusalWords(refusal)}
        </Band>
      ) : null}
      {closed ? (
        <Band tone='plain' icon={page.state === 'over' ? 'check' : 'clock'} title={closed.title}>
          {closed.note}
        </Band>
      ) : null}
    </>
  )
}

const Kept = () => (
  <Band
    tone='fruit'
    icon='clock'
    title='抽奖已保存在本机'
    action={{ label: '现在发送', onClick: () => void flush() }}
  >
    联网后自动提交，只会抽一次，结果以服务器为准
  </Band>
)
