/** Outside WeChat: number and code, consent, and the link that opens the mini program, where the rest is done. */
import { leadsApi } from '@laurel/shared/leads'
import * as schema from '@laurel/shared/leads.schema'
import { consentNow, mustBeRight, tryOf, typedPhone } from '../../identity/index.ts'
import type { Deps, Feature } from '../../platform/feature.ts'
import { answer } from '../../platform/http/answer.ts'
import { Refusal } from '../../platform/refusal.ts'
import { join } from '../commands/join.ts'
import { opener } from '../opener.ts'
import { sealPhone } from '../seals.ts'

const JOINS_PER_MINUTE = 30

export const joinRoute = (deps: Deps): Feature => {
  const openerOf = opener(deps)
  return (app) =>
    answer(app, leadsApi.join, {
      who: 'anyone',
      key: 'none', // a code is good once by itself
      ratePerMinute: Math.max(JOINS_PER_MINUTE, Math.floor(deps.config.ratePerMinute / 10)),
      input: schema.JoinInput,
      reply: schema.Joined,
      handle: async ({ code, phone, smsCode, agreed }, { run, newId }) => {
        if (agreed !== consentNow.version) throw new Refusal('CONSENT_MISSING')
        const id = newId()
        const sealedPhone = sealPhone(deps.cipher, id, typedPhone(phone))
        const typed = tryOf(deps.cipher, { phone, code: smsCode })
        const agreement = `${consentNow.version} ${consentNow.textHash}`
        mustBeRight(await run(join, { id, code, ...typed, sealedPhone, agreed: agreement }))
        return { urlLink: await openerOf(code) }
      },
    })
}
