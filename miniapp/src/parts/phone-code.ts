/** Proving a number by a code that is sent to it: outside WeChat, or for who would rather type it. */
import { identityApi, type Profile } from '@laurel/shared/identity'
import { create } from 'zustand'
import { ask, Refused } from '../platform/ask.ts'
import { now } from '../platform/clock.ts'
import { previewText } from '../platform/phone.ts'
import { troubleOf } from '../platform/remote.ts'

export interface CodeForm {
  phone: string
  code: string
  isSending: boolean
  /** When the next one may be asked for; 0: now. */
  againAt: number
  isSent: boolean
  /** Why none was sent: OFFLINE, a refusal, or PHONE_INCOMPLETE. */
  trouble: string | null
  /** The preview's text message, which no phone gets. */
  preview: string | null
}

const START: CodeForm = {
  phone: '',
  code: '',
  isSending: false,
  againAt: 0,
  isSent: false,
  trouble: null,
  preview: null,
}

export const useCodeForm = create<CodeForm>(() => START)

export function resetCodeForm(): void {
  useCodeForm.setState(START)
}

const NUMBER = /^1[3-9]\d{9}$/
const CODE = /^\d{6}$/
/** So the server; where it says otherwise, that counts. */
const AGAIN_AFTER_MS = 60_000

export const isWhole = ({ phone, code }: Pick<CodeForm, 'phone' | 'code'>): boolean =>
  NUMBER.test(phone) && CODE.test(code)

export function typePhone(phone: string): void {
  useCodeForm.setState({ phone: phone.trim(), trouble: null })
}

export function typeCode(code: string): void {
  useCodeForm.setState({ code: code.trim(), trouble: null })
}

export async function sendCode(visitorId?: string): Promise<void> {
  const { phone, isSending, againAt } = useCodeForm.getState()
  if (isSending || now() < againAt) return
  if (!NUMBER.test(phone)) {
    useCodeForm.setState({ trouble: 'PHONE_INCOMPLETE' })
    return
  }
  useCodeForm.setState({ isSending: true, trouble: null, preview: null })
  try {
    await ask(identityApi.sendPhoneCode, { phone, ...(visitorId ? { visitorId } : {}) })
    useCodeForm.setState({ isSent: true, againAt: now() + AGAIN_AFTER_MS, preview: await previewText(phone) })
  } catch (error) {
    useCodeForm.setState({ trouble: troubleOf(error), ...waitOf(error) })
  } finally {
    useCodeForm.setState({ isSending: false })
  }
}

function waitOf(error: unknown): Partial<CodeForm> {
  const waitMs = error instanceof Refused ? error.details.waitMs : undefined
  return typeof waitMs === 'number' ? { againAt: now() + waitMs } : {}
}

/** For a member: the number is theirs when the code is right. */
export function provePhone(): Promise<Profile> {
  const { phone, code } = useCodeForm.getState()
  return ask(identityApi.setPhoneByCode, { phone, code })
}
