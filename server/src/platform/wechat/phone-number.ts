/** Turns the code of a tap on "get phone number" into the number; each success costs money, and the code is good once. */
import Type from 'typebox'
import { Compile } from 'typebox/compile'
import { type App, sendAsApp } from './app-call.ts'
import { WechatError } from './error.ts'

export interface PhoneAsked {
  /** Of the tap; a wx.login code is another thing. */
  code: string
  /** Whose number it must be: WeChat checks the pair. */
  openid: string
}

export interface PhoneNumber {
  /** Without the country code. */
  number: string
  /** Digits, such as 86. */
  countryCode: string
}

const path = '/wxa/business/getuserphonenumber'

const reply = Compile(
  Type.Object({
    phone_info: Type.Object({
      purePhoneNumber: Type.String({ pattern: '^\\d{4,20}$' }),
      countryCode: Type.Union([Type.String({ pattern: '^\\d{1,4}$' }), Type.Integer({ minimum: 1 })]),
      watermark: Type.Object({ appid: Type.String() }),
    }),
  }),
)

export async function phoneNumber(app: App, { code, openid }: PhoneAsked): Promise<PhoneNumber> {
  const body = { code, openid }
  const { phone_info: phone } = await sendAsApp(app, {
    method: 'POST',
    path,
    body,
    reply,
    repeatable: 'unsent',
  }).catch(blameTheCode)
  if (phone.watermark.appid !== app.appid) throw ofAnotherApp()
  return { number: phone.purePhoneNumber, countryCode: String(phone.countryCode) }
}

/** The token is our app's, so an appid that is wrong (40013) is the code's. */
function blameTheCode(error: unknown): never {
  if (error instanceof WechatError && error.errcode === 40013) throw ofAnotherApp(error)
  throw error
}

const ofAnotherApp = (error?: WechatError): WechatError =>
  new WechatError({
    kind: 'user',
    path,
    errmsg: 'the code was given to another app',
    ...(error ? { errcode: 40013, rid: error.rid } : {}),
  })
