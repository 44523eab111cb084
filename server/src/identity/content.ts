/** Asks WeChat whether others may see what a member wants to show. While it can't say, the answer is no. */
import type { Deps } from '../platform/feature.ts'
import { imagePath } from '../platform/image-store.ts'
import { readImage } from '../platform/images.ts'
import { Refusal } from '../platform/refusal.ts'
import { WechatError } from '../platform/wechat/index.ts'
import { refuseNickname } from './rules.ts'

const AVATAR = { edgePx: 192, bytesMax: 700 * 1_024 }

interface Shown<Thing> {
  /** The author, who was here within two hours. */
  openid: string
  shown: Thing
}

export async function checkNickname(
  { wechat }: Pick<Deps, 'wechat'>,
  { openid, shown: nickname }: Shown<string>,
): Promise<void> {
  const asked = wechat.checkText({ openid, scene: 'profile', text: nickname, nickname })
  const refusal = refuseNickname((await answered(asked)).suggest)
  if (refusal) throw new Refusal(refusal)
}

/** The picture is in the store, not kept yet, and WeChat is looking at it. */
export async function checkAvatar(
  { wechat, images, config }: Pick<Deps, 'wechat' | 'images' | 'config'>,
  { openid, shown: base64 }: Shown<string>,
): Promise<{ image: string; traceId: string }> {
  const webp = await readImage(Buffer.from(base64, 'base64'), AVATAR)
  const image = await images.put(webp)
  const url = `${config.publicUrl}${imagePath(image)}`
  const { traceId } = await answered(wechat.checkMedia({ openid, scene: 'profile', media: 'image', url }))
  return { image, traceId }
}

async function answered<Answer>(asked: Promise<Answer>): Promise<Answer> {
  try {
    return await asked
  } catch (error) {
    throw error instanceof WechatError ? new Refusal('WECHAT_BUSY') : error
  }
}
