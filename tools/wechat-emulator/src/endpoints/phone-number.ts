/** `POST /wxa/business/getuserphonenumber`: a code of the phone button becomes the number. */
import { seconds } from '../clock.ts'
import type { Call, Endpoint } from '../endpoint.ts'
import type { State } from '../state.ts'
import type { OneTimeCode } from '../stores/one-time-codes.ts'
import { optionalTextIn } from '../wire/arguments.ts'
import { WechatRefusal } from '../wire/refusal.ts'

export const phoneNumber: Endpoint = {
  method: 'POST',
  path: '/wxa/business/getuserphonenumber',
  proof: 'access-token',
  answer(state, call) {
    const { user, issuedAt } = spendCode(state, call)
    const timestamp = seconds(issuedAt + state.clock.told() - state.clock.now())
    return {
      errcode: 0,
      errmsg: 'ok',
      phone_info: { ...numberOf(user.phone ?? ''), watermark: { timestamp, appid: call.app.appid } },
    }
  },
}

function spendCode(state: State, { app, body }: Call): OneTimeCode {
  const text = optionalTextIn(body, 'code')
  const openid = optionalTextIn(body, 'openid')
  if (!text) throw new WechatRefusal(41008)
  const code = state.phoneCodes.find(text)
  if (!code || code.used || state.clock.now() >= code.expiresAt) throw new WechatRefusal(40029)
  if (code.user.appid !== app.appid) throw new WechatRefusal(40013)
  if (openid && openid !== code.user.openid) throw new WechatRefusal(40029)
  code.used = true
  return code
}

/** A number from abroad carries its country code. */
function numberOf(phone: string) {
  const [, abroad, local] = /^\+(\d+)-(\d+)$/.exec(phone) ?? []
  const countryCode = abroad ?? '86'
  const purePhoneNumber = local ?? phone
  const phoneNumber = countryCode === '86' ? purePhoneNumber : `+${countryCode}${purePhoneNumber}`
  return { phoneNumber, purePhoneNumber, countryCode }
}
