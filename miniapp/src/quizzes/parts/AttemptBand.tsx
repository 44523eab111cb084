import { Slot } from '../../parts/Slot.tsx'
import { wordsFor } from '../../platform/answers.ts'
import { flush } from '../../platform/outbox.ts'
import { Band } from '../../ui/index.ts'
import { useHandingIn } from '../handing-in.ts'
import type { Playing } from '../playing.ts'
import { saveNow } from '../saving.ts'
import { connectionWords } from '../words.zh.ts'

/** Nothing while all goes well; else where the answers are, and what will become of them. */
export function AttemptBand({ playing }: { playing: Playing }) {
  const refusal = useHandingIn((handing) => handing.refusal)
  return (
    <Slot>
      {refusal ? (
        <Band tone='stop' icon='info' title='没能交卷' action={{ label: '重试', onClick: playing.hand }}>
          {`${wordsFor(refusal)}。答案已存在手机上`}
        </Band>
      ) : playing.isOffline ? (
        <OfflineBand playing={playing} />
      ) : null}
    </Slot>
  )
}

function OfflineBand({ playing: { attempt, remote, waits, isTimeUp } }: { playing: Playing }) {
  const { title, words } = connectionWords({ isTimeUp, isHandedIn: waits })
  const again = () => {
    if (waits) void flush()
    else if (attempt) saveNow(attempt.attemptId)
    void remote.reload()
  }
  return (
    <Band tone='fruit' icon='offline' title={title} action={{ label: '重试', onClick: again }}>
      {words}
    </Band>
  )
}
