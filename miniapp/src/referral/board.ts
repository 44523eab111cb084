/** Whether a member stands on the board: only who wants to. */
import { referralApi } from '@laurel/shared/referral'
import { create } from 'zustand'
import { ask } from '../platform/ask.ts'
import { troubleOf } from '../platform/remote.ts'

interface Showing {
  busy: boolean
  trouble: string | null
}

const START: Showing = { busy: false, trouble: null }

export const useShowing = create<Showing>(() => START)

export function resetShowing(): void {
  useShowing.setState(START)
}

export async function showMe(
  offerId: string,
  shown: boolean,
  changed: (shown: boolean) => void,
): Promise<void> {
  if (useShowing.getState().busy) return
  useShowing.setState({ busy: true, trouble: null })
  try {
    changed((await ask(referralApi.showMe, { offerId, shown })).shown)
    useShowing.setState(START)
  } catch (error) {
    useShowing.setState({ busy: false, trouble: troubleOf(error) })
  }
}
