/** `wx.requestSubscribeMessage`: only from a tap, a few templates at once, each answered for itself. */
import type { Host } from '../host.ts'
import { answerOf } from '../view/answers.ts'
import { type AsyncApi, failure } from './api.ts'

const templatesMax = 5

/** With the error codes that WeChat gives beside errMsg. */
const failures = {
  empty: () => failure('TmplIds is empty', { errCode: 10001 }),
  tooMany: () => failure('Templates count out of max bounds', { errCode: 20003 }),
  noTap: () => failure('can only be invoked by user TAP gesture.', { errCode: 20013 }),
}

export function subscribing(host: Host): AsyncApi {
  return (({ tmplIds }: { tmplIds?: string[] }) => {
    if (!host.isTapping) throw failures.noTap()
    if (!tmplIds?.length) throw failures.empty()
    if (tmplIds.length > templatesMax) throw failures.tooMany()
    return answerOf(host, 'requestSubscribeMessage', { tmplIds: [...tmplIds] })
  }) as AsyncApi
}
