/** How the mini program was opened, from cold or from the background: by which scene, and with what query. */
import Taro, { useDidShow } from '@tarojs/taro'
import { isWeChat } from './host.ts'

export type Query = Partial<Record<string, string>>

export interface Opening {
  query: Query
  scene: number | null
}

/** Moments show one page by itself: no sign-in, no other page, a storage apart. */
const SINGLE_PAGE = 1154

/** Of the app, not of a page: WeChat says here what a link or a code brought along. */
export function useAppOpening(opened: (opening: Opening) => void): void {
  useDidShow((options?: { query?: Query; scene?: number }) => {
    // A browser knows no scenes, and says 0.
    opened({ query: options?.query ?? {}, scene: options?.scene || null })
  })
}

export const openingScene = (): number | null => (isWeChat ? Taro.getEnterOptionsSync().scene : null)

export const isSinglePage = (): boolean => openingScene() === SINGLE_PAGE
