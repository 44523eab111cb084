/** What WeChat answers when it asks the member for something: the owner's answer, or a made-up one. */
import type { Host } from '../host.ts'
import { type Fields, isFields } from '../plain.ts'

type Answer = (host: Host, options: Fields) => Fields

const own: Record<string, Answer> = {
  getPhoneNumber: (host) => ({ code: `phone-${host.nextId()}` }),
  chooseAvatar: (host) => ({ avatarUrl: host.files.write(blankPng, 'png') }),
  chooseAddress: () => demoAddress,
  requestSubscribeMessage: (_, { tmplIds }) =>
    Object.fromEntries((tmplIds as string[]).map((id) => [id, 'accept'])),
}

/** Names in `HostOptions.wx` whose answer the host asks for itself, after its own checks. */
export const ANSWERS = Object.keys(own)

const demoAddress = {
  userName: '张三',
  postalCode: '510000',
  provinceName: '广东省',
  cityName: '广州市',
  countyName: '海珠区',
  streetName: '琶洲街道',
  detailInfo: '新港中路397号',
  detailInfoNew: '新港中路397号',
  nationalCode: '440105',
  nationalCodeFull: '440105',
  telNumber: '020-81167888',
}

const blankPng = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=',
  'base64',
)

export async function answerOf(host: Host, name: string, options: Fields = {}): Promise<Fields> {
  const override = host.options.wx?.[name]
  const answer: unknown = typeof override === 'function' ? await override(options) : override
  return isFields(answer) ? answer : (own[name]?.(host, options) ?? {})
}
