/** WeChat's privacy gate: an app that checks (`__usePrivacyCheck__`) may use some functions only after consent. */
import type { Host } from '../host.ts'
import { type Area, failure } from './api.ts'

const errnoDenied = 104

export interface PrivacyDialog {
  answer(isAgreed: boolean): void
}

type Resolve = (answer: { event: string; buttonId?: string }) => void

export class Privacy {
  /** WeChat's own dialog, open while the app has none of its own. */
  dialog: PrivacyDialog | null = null
  isNeeded: boolean
  readonly #fireNeed: (resolve: Resolve) => number

  constructor(isNeeded: boolean, fireNeed: (resolve: Resolve) => number) {
    this.isNeeded = isNeeded
    this.#fireNeed = fireNeed
  }

  agree(): void {
    this.isNeeded = false
    this.dialog = null
  }

  /** Passes at once when consent was given; else asks the app's dialog, or shows WeChat's. */
  async require(): Promise<void> {
    if (!this.isNeeded) return
    await new Promise<void>((pass, refuse) => {
      const decide = (isAgreed: boolean) => {
        this.dialog = null
        if (isAgreed) {
          this.agree()
          pass()
        } else refuse(failure('privacy permission is not authorized', { errno: errnoDenied }))
      }
      const heard = this.#fireNeed(({ event }) => {
        if (event !== 'exposureAuthorization') decide(event === 'agree')
      })
      if (heard === 0) this.dialog = { answer: decide }
    })
  }
}

export function privacyArea({ privacy, pkg, log }: Host): Area {
  const privacyContractName = `《${pkg.config.window?.navigationBarTitleText ?? '小程序'}隐私保护指引》`
  return {
    async: {
      getPrivacySetting: () => ({ needAuthorization: privacy.isNeeded, privacyContractName }),
      requirePrivacyAuthorize: () => privacy.require(),
      openPrivacyContract: () => log('info', privacyContractName),
    },
  }
}
