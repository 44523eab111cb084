/** Signing in: a login code of the moment, and the consent that was just read. */
import type { SignInRefusal } from '@laurel/shared/identity'
import { create } from 'zustand'
import { enterWithCode } from '../parts/entering.ts'
import { takeWanted } from '../platform/gate.ts'
import { chooseDemoMember } from '../platform/login.ts'
import { back } from '../platform/navigate.ts'
import { type OFFLINE, troubleOf } from '../platform/remote.ts'

interface SignInForm {
  agreed: boolean
  busy: boolean
  /** OFFLINE, or a code of the call. */
  refusal: SignInRefusal | typeof OFFLINE | string | null
}

const START: SignInForm = { agreed: false, busy: false, refusal: null }

export const useSignInForm = create<SignInForm>(() => START)

export function resetForm(): void {
  useSignInForm.setState(START)
}

export function agree(agreed: boolean): void {
  useSignInForm.setState({ agreed, refusal: null })
}

/** Nothing leaves the phone before the member has agreed. */
export async function signIn(consentVersion: string, demoOpenid?: string): Promise<void> {
  const { agreed, busy } = useSignInForm.getState()
  if (busy) return
  if (!agreed) {
    useSignInForm.setState({ refusal: 'CONSENT_MISSING' })
    return
  }
  useSignInForm.setState({ busy: true, refusal: null })
  try {
    if (demoOpenid) chooseDemoMember(demoOpenid)
    await enterWithCode(consentVersion)
    await goOn()
  } catch (error) {
    refuse(troubleOf(error))
  } finally {
    useSignInForm.setState({ busy: false })
  }
}

/** Back to where the member was, and on with what they had tapped. */
async function goOn(): Promise<void> {
  const wanted = takeWanted()
  await back()
  wanted?.()
}

/** Browsing stays open: what had been tapped is let go. */
export async function browseFirst(): Promise<void> {
  takeWanted()
  await back()
}

function refuse(refusal: string): void {
  // A new version must be read and agreed to anew.
  const agreed = refusal !== 'CONSENT_OUTDATED' && useSignInForm.getState().agreed
  useSignInForm.setState({ refusal, agreed })
}
