/** WeChat's privacy gate: what hands over something of the member's must be declared in the app's guide, and agreed to. */
import type { Host } from '../host.ts'
import { type Area, failure } from './api.ts'

const errnoDenied = 104
const errnoUndeclared = 112

/** Each protected function and component, and the entry of the privacy guide that it falls under. */
export const PRIVACY_ENTRIES = {
  'button.chooseAvatar': 'UserInfo',
  'input.nickname': 'UserInfo',
  'button.getPhoneNumber': 'PhoneNumber',
  'button.getRealtimePhoneNumber': 'PhoneNumber',
  chooseAddress: 'Address',
  setClipboardData: 'Clipboard',
  getClipboardData: 'Clipboard',
  saveImageToPhotosAlbum: 'AlbumWriteOnly',
  chooseImage: 'Album',
  chooseMedia: 'Album',
} as const

export type Protected = keyof typeof PRIVACY_ENTRIES

export interface PrivacyDialog {
  answer(isAgreed: boolean): void
}

interface Answer {
  event: string
  buttonId?: string
}

type Ask = (resolve: (answer: Answer) => void, referrer: string) => number

interface Guide {
  /** `__usePrivacyCheck__` of app.json. */
  isChecked: boolean
  /** Entries of the guide; left out, all of them. */
  declared: readonly string[] | undefined
}

export class Privacy {
  /** WeChat's own dialog, open while the app has none of its own. */
  dialog: PrivacyDialog | null = null
  isNeeded: boolean
  readonly #guide: Guide
  readonly #ask: Ask
  /** Ids of the agree buttons that were really tapped. */
  readonly #tapped = new Set<string>()

  constructor(guide: Guide, ask: Ask) {
    this.#guide = guide
    this.#ask = ask
    this.isNeeded = guide.isChecked && guide.declared?.length !== 0
  }

  /** By a button with `open-type="agreePrivacyAuthorization"`. */
  agree(buttonId = ''): void {
    this.#tapped.add(buttonId)
    this.isNeeded = false
    this.dialog = null
  }

  isDeclared(name: Protected): boolean {
    const { isChecked, declared } = this.#guide
    return !isChecked || !declared || declared.includes(PRIVACY_ENTRIES[name])
  }

  /** Passes at once when it is declared and consent was given; else asks the app's dialog, or shows WeChat's. */
  async require(name: Protected): Promise<void> {
    if (!this.isDeclared(name)) {
      throw failure('api scope is not declared in the privacy agreement', { errno: errnoUndeclared })
    }
    await this.authorize(name)
  }

  /** `wx.requirePrivacyAuthorize`: only the question. */
  async authorize(referrer: string): Promise<void> {
    if (!this.isNeeded) return
    await new Promise<void>((pass, refuse) => {
      const decide = (isAgreed: boolean) => {
        this.dialog = null
        if (isAgreed) pass()
        else refuse(failure('privacy permission is not authorized', { errno: errnoDenied }))
      }
      const heard = this.#ask((answer) => {
        if (answer.event !== 'exposureAuthorization') decide(this.#isAgreement(answer))
      }, referrer)
      if (heard === 0) this.dialog = { answer: (isAgreed) => this.#answerOwn(isAgreed, decide) }
    })
  }

  /** WeChat checks that the button named in the answer was tapped: a script cannot agree. */
  #isAgreement({ event, buttonId }: Answer): boolean {
    return event === 'agree' && buttonId !== undefined && this.#tapped.has(buttonId)
  }

  #answerOwn(isAgreed: boolean, decide: (isAgreed: boolean) => void): void {
    if (isAgreed) this.agree()
    decide(isAgreed)
  }
}

export function privacyArea({ privacy, pkg, log }: Host): Area {
  const privacyContractName = `《${pkg.config.window?.navigationBarTitleText ?? '小程序'}隐私保护指引》`
  return {
    async: {
      getPrivacySetting: () => ({ needAuthorization: privacy.isNeeded, privacyContractName }),
      requirePrivacyAuthorize: () => privacy.authorize('requirePrivacyAuthorize'),
      openPrivacyContract: () => log('info', privacyContractName),
    },
  }
}
