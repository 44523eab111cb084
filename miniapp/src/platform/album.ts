/** A picture into the member's album, with every way in which WeChat may say no; in a browser, to its downloads. */
import Taro from '@tarojs/taro'
import { handOver } from './download.ts'
import { isWeChat } from './host.ts'

export type Saved =
  | 'saved'
  /** Handed to the browser, which keeps it where it keeps downloads. */
  | 'downloaded'
  /** The member closed the question, or did not agree to the privacy guide: asked again at the next tap. */
  | 'declined'
  /** The permission was refused before: WeChat asks no more, only its settings page can change it. */
  | 'refused'
  | 'failed'

/** A browser has downloads, and no album. */
export const savesToAlbum = isWeChat

const SCOPE = 'scope.writePhotosAlbum'

export async function saveToAlbum(filePath: string, name: string): Promise<Saved> {
  if (!isWeChat) return (await handOver(filePath, name)) ? 'downloaded' : 'declined'
  try {
    await Taro.saveImageToPhotosAlbum({ filePath })
    return 'saved'
  } catch (error) {
    return whyNot((error as { errMsg?: string }).errMsg ?? '')
  }
}

async function whyNot(message: string): Promise<Saved> {
  if (/cancel|privacy/.test(message)) return 'declined'
  // WeChat words a refusal in several ways; its settings say what holds.
  const { authSetting } = await Taro.getSetting()
  return (authSetting as Record<string, boolean | undefined>)[SCOPE] === false ? 'refused' : 'failed'
}

/** WeChat's settings page; true when the album is allowed afterwards. */
export async function allowAlbum(): Promise<boolean> {
  try {
    const { authSetting } = await Taro.openSetting()
    return (authSetting as Record<string, boolean | undefined>)[SCOPE] === true
  } catch {
    return false
  }
}

/** WeChat's own menu for a picture: to a friend, to a favourite. Older versions have none. */
export const sharesPictures = (): boolean => isWeChat && Taro.canIUse('showShareImageMenu')

export async function sharePicture(path: string): Promise<boolean> {
  try {
    await Taro.showShareImageMenu({ path })
    return true
  } catch {
    return false
  }
}
