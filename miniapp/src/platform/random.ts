/** Numbers that nobody can foresee: the platform's own where it has them. */
import Taro from '@tarojs/taro'
import { isWeChat } from './host.ts'
import { randomHex } from './keys.ts'

const hexOf = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

/** So many bytes, two signs each. */
export async function randomBytesHex(length: number): Promise<string> {
  try {
    return hexOf(isWeChat ? await fromWeChat(length) : crypto.getRandomValues(new Uint8Array(length)))
  } catch {
    // An old WeChat has none. Guessing these would win nothing: the seed is the server's.
    return Array.from({ length }, () => randomHex(2)).join('')
  }
}

async function fromWeChat(length: number): Promise<Uint8Array> {
  const { randomValues } = await Taro.getRandomValues({ length })
  return new Uint8Array(randomValues)
}
