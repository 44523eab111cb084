/** What was agreed to and when; agreeing to a new text, and taking consent back. */
import { identityApi } from '@laurel/shared/identity'
import { create } from 'zustand'
import { ask } from '../platform/ask.ts'
import { departHome } from '../platform/departure.ts'
import { confirm } from '../platform/dialog.ts'
import { troubleOf } from '../platform/remote.ts'
import { withdrawQuestion } from './words.zh.ts'

interface Deciding {
  busy: 'agree' | 'withdraw' | null
  trouble: string | null
}

export const useDeciding = create<Deciding>(() => ({ busy: null, trouble: null }))

export function resetDeciding(): void {
  useDeciding.setState({ busy: null, trouble: null })
}

export const agreeTo = (version: string, then: () => Promise<void>): Promise<void> =>
  decide('agree', async () => {
    await ask(identityApi.agree, { version })
    await then()
  })

/** Ends every session, this one too. */
export async function withdraw(): Promise<void> {
  if (!(await confirm(withdrawQuestion))) return
  await decide('withdraw', async () => {
    await ask(identityApi.withdraw, {})
    await departHome('withdrawn')
  })
}

async function decide(busy: 'agree' | 'withdraw', work: () => Promise<void>): Promise<void> {
  if (useDeciding.getState().busy) return
  useDeciding.setState({ busy, trouble: null })
  try {
    await work()
  } catch (error) {
    useDeciding.setState({ trouble: troubleOf(error) })
  } finally {
    useDeciding.setState({ busy: null })
  }
}
