/** Copies text; WeChat itself says so, a browser does not. */
import Taro from '@tarojs/taro'

/** False when the browser forbids it. */
export async function copy(text: string): Promise<boolean> {
  try {
    await Taro.setClipboardData({ data: text })
    return true
  } catch {
    return false
  }
}
