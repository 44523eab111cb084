import { Loaded, type LoadedProps } from '../../parts/Loaded.tsx'
import { wordsFor } from '../../platform/answers.ts'
import { asMember } from '../../platform/gate.ts'
import { Empty } from '../../ui/index.ts'

interface AnsweredProps<Value> extends LoadedProps<Value> {
  /** The refusal that says it is not there (any more), and the way on from it. */
  gone: { code: string; label: string; onClick: () => void }
}

/** Loaded, but where asking again would not help, it offers what would. */
export function Answered<Value>({ gone, ...loaded }: AnsweredProps<Value>) {
  const { trouble } = loaded.remote
  if (trouble === gone.code) return <Empty title={wordsFor(gone.code)} action={gone} />
  if (trouble === 'SESSION_MISSING') {
    return <Empty title={wordsFor(trouble)} action={{ label: '登录', onClick: () => asMember(() => {}) }} />
  }
  return <Loaded {...loaded} />
}
