/** Accepting an invitation: sign-in with consent, then the phone, then the acceptance; each is skipped where it is done already. */
import { identityApi, type Profile } from '@laurel/shared/identity'
import { leadsApi } from '@laurel/shared/leads'
import { type Accepted, referralApi } from '@laurel/shared/referral'
import { create } from 'zustand'
import { enterWithCode } from '../parts/entering.ts'
import { isWhole, provePhone, resetCodeForm, useCodeForm } from '../parts/phone-code.ts'
import { ask, Offline, Refused } from '../platform/ask.ts'
import { canLogin } from '../platform/login.ts'
import { send } from '../platform/outbox.ts'
import { previewPhoneCode } from '../platform/phone.ts'
import { troubleOf } from '../platform/remote.ts'
import { currentMember, keepMember } from '../platform/session.ts'
import { carried, claimed, joiningNow, tell } from './arrivals.ts'

export type Step = 'consent' | 'sign-in' | 'phone' | 'accept'

export type Outcome =
  | { state: 'accepted'; accepted: Accepted }
  /** It waits on the phone, and goes out by itself. */
  | { state: 'waiting' }
  /** Outside WeChat: the number is noted, the rest is done in WeChat. */
  | { state: 'noted'; urlLink: string | null }

interface Joining {
  /** The link that the rest is about. */
  code: string | null
  agreed: boolean
  /** By number and code instead of WeChat's button. */
  byCode: boolean
  busy: Step | null
  trouble: { step: Step; code: string } | null
  outcome: Outcome | null
}

const START: Joining = {
  code: null,
  agreed: false,
  byCode: false,
  busy: null,
  trouble: null,
  outcome: null,
}

export const useJoining = create<Joining>(() => START)

/** Another link is another question. */
export function startJoining(code: string): void {
  if (useJoining.getState().code === code) return
  resetCodeForm()
  useJoining.setState({ ...START, code })
}

export function stopJoining(): void {
  resetCodeForm()
  useJoining.setState(START)
}

export function agreeToJoin(agreed: boolean): void {
  useJoining.setState({ agreed, trouble: null })
}

export function chooseCode(byCode: boolean): void {
  useJoining.setState({ byCode, trouble: null })
}

export function missConsent(): void {
  useJoining.setState({ trouble: { step: 'consent', code: 'CONSENT_MISSING' } })
}

/** WeChat's button has asked; null: the member said no to WeChat, which is as good as a yes. */
export async function joinByWeChat(consentVersion: string | null, phoneCode: string | null): Promise<void> {
  if (!phoneCode) return useJoining.setState({ trouble: { step: 'phone', code: 'DECLINED' } })
  await join(consentVersion, () => linkPhone(phoneCode))
}

/** The browser preview has no such button; its emulator knows the number once somebody is signed in. */
export const joinInPreview = (consentVersion: string | null): Promise<void> =>
  join(consentVersion, async () => {
    const phoneCode = await previewPhoneCode()
    if (!phoneCode) throw new Refused({ code: 'CODE_INVALID' })
    return linkPhone(phoneCode)
  })

export async function joinByCode(consentVersion: string | null): Promise<void> {
  if (!isWhole(useCodeForm.getState()))
    return useJoining.setState({ trouble: { step: 'phone', code: 'CODE_INCOMPLETE' } })
  if (canLogin) await join(consentVersion, provePhone)
  else await noteOutside(consentVersion)
}

/** Who is a member with a phone already has only to say yes. */
export const acceptOnly = (): Promise<void> =>
  join(null, () => {
    throw new Refused({ code: 'CODE_INVALID' })
  })

type Prove = () => Promise<Profile>

const linkPhone = (code: string): Promise<Profile> => ask(identityApi.setPhone, { code })

async function join(consentVersion: string | null, prove: Prove): Promise<void> {
  if (useJoining.getState().busy) return
  await joiningNow(() =>
    stepwise([
      [
        'sign-in',
        async () => {
          if (!currentMember()) await enterWithCode(consentVersion ?? '')
        },
      ],
      [
        'phone',
        async () => {
          if (!currentMember()?.phone) keepMember(await prove())
        },
      ],
      ['accept', accept],
    ]),
  )
}

/** Stops at the first step that fails, and says which. */
async function stepwise(steps: readonly (readonly [Step, () => Promise<void>])[]): Promise<void> {
  useJoining.setState({ trouble: null })
  for (const [step, work] of steps) {
    useJoining.setState({ busy: step })
    const trouble = await work().then(() => null, troubleOf)
    useJoining.setState({ busy: null })
    if (trouble) return useJoining.setState({ trouble: { step, code: trouble }, ...unticked(trouble) })
  }
}

/** A new version must be read and agreed to anew. */
const unticked = (trouble: string): Partial<Joining> =>
  trouble === 'CONSENT_OUTDATED' ? { agreed: false } : {}

async function accept(): Promise<void> {
  // Told first: an acceptance that has to wait says by then too late when he came.
  await tell()
  try {
    const accepted = await send('accept', referralApi.accept, { ...carried(), accepted: true })
    const member = currentMember()
    if (member) claimed(member.id)
    useJoining.setState({ outcome: { state: 'accepted', accepted } })
  } catch (error) {
    if (!(error instanceof Offline)) throw error
    useJoining.setState({ outcome: { state: 'waiting' } })
  }
}

async function noteOutside(agreed: string | null): Promise<void> {
  const { code } = useJoining.getState()
  if (!code || !agreed || useJoining.getState().busy) return
  const { phone, code: smsCode } = useCodeForm.getState()
  const { visitorId } = carried()
  await stepwise([
    [
      'phone',
      async () => {
        const { urlLink } = await ask(leadsApi.join, { code, phone, smsCode, agreed, visitorId })
        useJoining.setState({ outcome: { state: 'noted', urlLink } })
      },
    ],
  ])
}
