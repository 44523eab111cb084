/** The member is gone from this phone: session, demo choice, and everything that was read for them. */
import { create } from 'zustand'
import { forgetDemoMember } from './login.ts'
import { openTab } from './navigate.ts'
import { useOutbox } from './outbox.ts'
import { currentMember, leave } from './session.ts'
import { forget, keysUnder } from './storage.ts'

/** Why, where the home tab should say it once. */
export type Farewell = 'closed' | 'withdrawn' | 'everywhere'

export const useFarewell = create<{ why: Farewell | null }>(() => ({ why: null }))

export function forgetFarewell(): void {
  useFarewell.setState({ why: null })
}

export function depart(): void {
  const member = currentMember()
  leave({ left: true })
  forgetDemoMember()
  if (member) for (const key of keysUnder(`remote/${member.id}/`)) forget(key)
}

/** Leaves for the home tab, which says why. */
export async function departHome(why: Farewell): Promise<void> {
  // Of a closed account nothing may be sent any more; otherwise what waits may be sent after the next sign-in.
  if (why === 'closed') dropWaiting(currentMember()?.id)
  depart()
  useFarewell.setState({ why })
  await openTab('home')
}

function dropWaiting(memberId: string | undefined): void {
  useOutbox.setState(({ waiting }) => ({ waiting: waiting.filter((entry) => entry.memberId !== memberId) }))
}
