/** WeChat's privacy gate: before it hands over something of the member's, the member is asked here, and may refuse. */
import Taro from '@tarojs/taro'
import { create } from 'zustand'
import { isWeChat } from './host.ts'

type Resolve = (answer: Taro.onNeedPrivacyAuthorization.ResolveOption) => void

interface PrivacyQuestion {
  /** What waits at the gate, in WeChat's name for it, as `button.getPhoneNumber`; null when nothing does. */
  wanted: string | null
  /** What WeChat calls the contract. */
  contract: string
}

/** WeChat lets an agreement pass only when it names the button that was tapped. */
export const AGREE_BUTTON = 'privacy-agree'

export const usePrivacyQuestion = create<PrivacyQuestion>(() => ({ wanted: null, contract: '' }))

let waiting: Resolve[] = []
/** Pages that can show the question. */
let askers = 0

/** Once, at launch. WeChat versions without the gate ask for themselves. */
export function watchPrivacy(): void {
  if (!isWeChat || typeof Taro.onNeedPrivacyAuthorization !== 'function') return
  Taro.onNeedPrivacyAuthorization((resolve, { referrer }) => {
    // Nobody could answer: a question that hangs would be worse than a refusal.
    if (askers === 0) {
      resolve({ event: 'disagree' })
      return
    }
    waiting.push(resolve)
    usePrivacyQuestion.setState({ wanted: referrer })
    resolve({ event: 'exposureAuthorization' })
    nameContract()
  })
}

/** A page that shows the question says so while it is in front. */
export function offerAsking(): () => void {
  askers += 1
  return () => {
    askers -= 1
  }
}

export function answerPrivacy(agreed: boolean): void {
  const asked = waiting
  waiting = []
  usePrivacyQuestion.setState({ wanted: null })
  for (const resolve of asked)
    resolve(agreed ? { event: 'agree', buttonId: AGREE_BUTTON } : { event: 'disagree' })
}

/** Asks ahead of something that would not ask by itself; true when the member agreed, now or before. */
export function privacyAgreed(): Promise<boolean> {
  if (!isWeChat || typeof Taro.requirePrivacyAuthorize !== 'function') return Promise.resolve(true)
  return new Promise((resolve) => {
    Taro.requirePrivacyAuthorize({ success: () => resolve(true), fail: () => resolve(false) })
  })
}

/** The guide that the owner of the mini program filled in at WeChat. */
export function openContract(): void {
  if (isWeChat) Taro.openPrivacyContract({})
}

function nameContract(): void {
  Taro.getPrivacySetting({
    success: ({ privacyContractName }) => usePrivacyQuestion.setState({ contract: privacyContractName }),
  })
}
