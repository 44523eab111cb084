/** Phones proven by a code: outside WeChat, or where its button is not to be had. */
import { identityApi } from '@laurel/shared/identity'
import * as schema from '@laurel/shared/identity.schema'
import { Empty } from '@laurel/shared/schema'
import type { Deps, Feature } from '../../platform/feature.ts'
import { answer } from '../../platform/http/answer.ts'
import { askCode, setPhoneByCode } from '../commands/phone-codes.ts'
import { codeOrder, codeText, deliver, mustBeRight, newCode, tryOf } from '../phone-code.ts'
import { typedPhone } from '../phone-text.ts'
import type { IdentityQueries } from '../queries.ts'
import { sealIdentity } from '../seals.ts'
import { profileOf } from './profile.ts'

/** What is counted stands in the database; this only keeps floods away from it. */
const ASKS_PER_MINUTE = 30
/** From one address: many members may stand behind it. */
const asksPerMinute = ({ config }: Deps): number =>
  Math.max(ASKS_PER_MINUTE, Math.floor(config.ratePerMinute / 10))

export const phoneCodeRoutes =
  (deps: Deps, queries: IdentityQueries): Feature =>
  (app) => {
    const { cipher, random } = deps
    answer(app, identityApi.sendPhoneCode, {
      who: 'guest',
      key: 'none', // each one is another code, and they are counted
      ratePerMinute: asksPerMinute(deps),
      input: schema.PhoneCodeInput,
      reply: Empty,
      handle: async ({ phone, visitorId }, { run, ip, newId }) => {
        const code = newCode(random)
        await run(askCode, codeOrder(cipher, { phone, code, ip, visitorId }))
        await deliver(deps.sms, { id: `code/${newId()}`, to: typedPhone(phone), text: codeText(code) })
        return {}
      },
    })
    answer(app, identityApi.setPhoneByCode, {
      who: 'member',
      key: 'none', // a code is good once by itself
      ratePerMinute: asksPerMinute(deps),
      input: schema.PhoneByCodeInput,
      reply: schema.Profile,
      handle: async (typed, { run, memberId, newId }) => {
        const { codeHash } = tryOf(cipher, typed)
        const phone = sealIdentity(cipher, { kind: 'phone', text: typedPhone(typed.phone), memberId })
        mustBeRight(await run(setPhoneByCode, { memberId, phone, codeHash, factId: newId() }))
        return profileOf(queries, memberId)
      },
    })
  }
