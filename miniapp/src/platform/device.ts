/** What the phone is like: its bars, its font size. */
import Taro from '@tarojs/taro'
import { isWeChat } from './host.ts'

export interface TopBar {
  /** Height of the status bar, in px of the phone. */
  statusHeight: number
  /** Height of the title bar under it; the capsule stands in its middle. */
  barHeight: number
}

const BROWSER_BAR: TopBar = { statusHeight: 0, barHeight: 44 }

/** For a page that draws its own title bar. */
export function topBar(): TopBar {
  if (!isWeChat) return BROWSER_BAR
  const statusHeight = Taro.getWindowInfo().statusBarHeight ?? 20
  const capsule = Taro.getMenuButtonBoundingClientRect()
  return { statusHeight, barHeight: capsule.height + 2 * (capsule.top - statusHeight) }
}

/** The member's font size in WeChat, in px; 17 is the standard. */
export function fontSize(): number {
  if (!isWeChat) return 17
  // Taro's types do not know this member yet.
  const base = Taro.getAppBaseInfo() as { fontSizeSetting?: number }
  return base.fontSizeSetting ?? 17
}
