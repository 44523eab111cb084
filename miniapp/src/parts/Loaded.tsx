import type { ReactNode } from 'react'
import { wordsFor } from '../platform/answers.ts'
import { now } from '../platform/clock.ts'
import { useOutbox } from '../platform/outbox.ts'
import { OFFLINE, type Remote } from '../platform/remote.ts'
import { useSession } from '../platform/session.ts'
import { Band, Empty } from '../ui/index.ts'
import { staleWords, waitingWords } from '../words.zh.ts'

export interface LoadedProps<Value> {
  remote: Remote<Value>
  /** The boxes the page will have. */
  skeleton: ReactNode
  children: (value: Value) => ReactNode
}

/** The states every page goes through before and around its content. */
export function Loaded<Value>({ remote, skeleton, children }: LoadedProps<Value>) {
  if (remote.value !== null) {
    return (
      <>
        <Trouble remote={remote} />
        {children(remote.value)}
      </>
    )
  }
  if (remote.trouble) return <Failed remote={remote} />
  return remote.slow ? skeleton : null
}

const Failed = ({ remote }: { remote: Remote<unknown> }) => (
  <Empty
    title={remote.trouble === OFFLINE ? '网络不可用' : '没能打开这一页'}
    note={remote.trouble === OFFLINE ? '联网后再试一次' : wordsFor(remote.trouble ?? '')}
    action={{ label: '重新加载', onClick: () => void remote.reload() }}
  />
)

/** Above unchanged content: how old it is, and what waits to be sent. */
function Trouble({ remote: { trouble, at, reload } }: { remote: Remote<unknown> }) {
  const waiting = useWaiting()
  if (!trouble) return null
  const age = staleWords(at, now())
  const retry = { label: '重试', onClick: () => void reload() }
  if (trouble !== OFFLINE) {
    return (
      <Band tone='stop' icon='info' title='没能刷新' action={retry}>
        {`${wordsFor(trouble)}，${age}`}
      </Band>
    )
  }
  return (
    <Band tone='fruit' icon='offline' title={`网络不可用，${age}`} action={retry}>
      {waiting.length ? waitingWords(waiting) : null}
    </Band>
  )
}

/** What this member's phone has not got an answer for. */
export function useWaiting() {
  const memberId = useSession(({ member }) => member?.id)
  const waiting = useOutbox((outbox) => outbox.waiting)
  return waiting.filter((entry) => entry.memberId === memberId)
}
