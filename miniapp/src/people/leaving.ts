/** Leaving for good, or on every phone: each ends the session here too, and the home tab says what has happened. */
import { identityApi } from '@laurel/shared/identity'
import { peopleApi } from '@laurel/shared/people'
import { create } from 'zustand'
import { ask } from '../platform/ask.ts'
import { departHome } from '../platform/departure.ts'
import { confirm } from '../platform/dialog.ts'
import { troubleOf } from '../platform/remote.ts'
import { closeQuestion, everywhereQuestion } from './words.zh.ts'

interface Leaving {
  busy: boolean
  trouble: string | null
  /** Of the closing form. */
  understood: boolean
  typed: string
}

const START: Leaving = { busy: false, trouble: null, understood: false, typed: '' }

export const useLeaving = create<Leaving>(() => START)

export function resetLeaving(): void {
  useLeaving.setState(START)
}

export function understand(understood: boolean): void {
  useLeaving.setState({ understood })
}

export function typeWord(typed: string): void {
  useLeaving.setState({ typed })
}

export async function signOutEverywhere(): Promise<void> {
  if (!(await confirm(everywhereQuestion))) return
  await attempt(async () => {
    await ask(identityApi.signOutEverywhere, {})
    await departHome('everywhere')
  })
}

/** `points` is the balance on the screen: another one would be another decision. */
export async function closeAccount(points: number, reload: () => Promise<void>): Promise<void> {
  if (!(await confirm(closeQuestion(points)))) return
  const trouble = await attempt(async () => {
    await ask(peopleApi.close, { points })
    await departHome('closed')
  })
  if (trouble === null) return
  // What was decided on is no longer what is so.
  useLeaving.setState({ understood: false })
  await reload()
}

async function attempt(work: () => Promise<void>): Promise<string | null> {
  if (useLeaving.getState().busy) return null
  useLeaving.setState({ busy: true, trouble: null })
  try {
    await work()
    return null
  } catch (error) {
    const trouble = troubleOf(error)
    useLeaving.setState({ trouble })
    return trouble
  } finally {
    useLeaving.setState({ busy: false })
  }
}
