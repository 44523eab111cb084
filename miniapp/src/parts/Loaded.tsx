import type { ReactNode } from 'react'
import { wordsFor } from '../platform/answers.ts'
import { now } from '../platform/clock.ts'
import { asMember } from '../platform/gate.ts'
import { useOutbox } from '../platform/outbox.ts'
import { OFFLINE, type Remote } from '../platform/remote.ts'
import { useSession } from '../platform/session.ts'
import { Band, Empty } from '../ui/index.ts'
import { staleWords, waitingWords } from '../words.zh.ts'
import { Slot } from './Slot.tsx'

export interface LoadedProps<Value> {
  remote: Remote<Value>
  /** The boxes the page will have. */
  skeleton: ReactNode
  /** Inside another: what is wrong with old content is told there, once. */
  within?: boolean
  children: (value: Value) => ReactNode
}

/** The states every page goes through before and around its content. */
export function Loaded<Value>({ remote, skeleton, within, children }: LoadedProps<Value>) {
  if (remote.value !== null) {
    return (
      <>
        <Slot>{within ? null : <Trouble remote={remote} />}</Slot>
        {children(remote.value)}
      </>
    )
  }
  if (remote.trouble) return <Failed remote={remote} />
  return remote.slow ? skeleton : null
}

function Failed({ remote: { trouble, reload } }: { remote: Remote<unknown> }) {
  const retry = { label: '重新加载', onClick: () => void reload() }
  if (trouble === OFFLINE) return <Empty title='网络不可用' note='联网后再试一次' action={retry} />
  if (trouble !== 'SESSION_MISSING')
    return <Empty title='没能打开这一页' note={wordsFor(trouble ?? '')} action={retry} />
  const signIn = { label: '登录', onClick: () => asMember(() => void reload()) }
  return <Empty title='登录后可以看到' note='这一页是会员自己的内容' action={signIn} />
}

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
