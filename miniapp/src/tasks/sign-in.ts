/** Today's sign-in, for the two tabs that offer it. */
import { type SignedIn, type SignInBoard, tasksApi } from '@laurel/shared/tasks'
import { create } from 'zustand'
import { Refused } from '../platform/ask.ts'
import { asMember } from '../platform/gate.ts'
import { send } from '../platform/outbox.ts'

interface SignInState {
  busy: boolean
  /** What was just given: the celebration, and the new board. */
  given: SignedIn | null
  refusal: string | null
}

const START: SignInState = { busy: false, given: null, refusal: null }

export const useSignIn = create<SignInState>(() => START)

/** A guest is asked to sign in first; then it goes on by itself. */
export const signInToday = (): void => asMember(() => void attempt())

async function attempt(): Promise<void> {
  if (useSignIn.getState().busy) return
  useSignIn.setState({ busy: true, given: null, refusal: null })
  try {
    useSignIn.setState({ given: await send('sign-in', tasksApi.signIn, {}) })
  } catch (error) {
    // Without an answer it waits in the outbox, and the card says so.
    if (error instanceof Refused) useSignIn.setState({ refusal: error.code })
  } finally {
    useSignIn.setState({ busy: false })
  }
}

/** The page was left: what it said about the last attempt has been read. */
export function forgetResult(): void {
  useSignIn.setState({ given: null, refusal: null })
}

export type SignInAct = 'sign' | 'sending' | 'waiting' | 'done' | 'closed'

/** What the button can do now. */
export function signInAct(facts: { board: SignInBoard; busy: boolean; waits: boolean }): SignInAct {
  if (facts.busy) return 'sending'
  if (facts.waits) return 'waiting'
  if (facts.board.signedToday) return 'done'
  return facts.board.open ? 'sign' : 'closed'
}
