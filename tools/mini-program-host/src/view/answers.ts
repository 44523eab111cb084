/** What WeChat answers a button that asks for something of the member's: the owner's answer, or a made-up one. */
import type { Host } from '../host.ts'
import { type Fields, isFields } from '../plain.ts'

const own: Record<string, (host: Host) => Fields> = {
  getPhoneNumber: (host) => ({ code: `phone-${host.nextId()}` }),
  chooseAvatar: (host) => ({ avatarUrl: host.files.write(blankPng, 'png') }),
}

/** Names in `HostOptions.wx` that are no functions of wx. */
export const ANSWERS = Object.keys(own)

const blankPng = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=',
  'base64',
)

export async function answerOf(host: Host, name: string): Promise<Fields> {
  const override = host.options.wx?.[name]
  const answer: unknown = typeof override === 'function' ? await override() : override
  return isFields(answer) ? answer : (own[name]?.(host) ?? {})
}
