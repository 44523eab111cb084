/** When the platform wakes a page or the app, under the project's own names. */
import Taro, {
  useDidHide,
  useDidShow,
  useLaunch,
  usePullDownRefresh,
  useReachBottom,
  useRouter,
  useUnload,
} from '@tarojs/taro'

export const useAppLaunch = useLaunch
export const usePageShow = useDidShow
export const usePageHide = useDidHide
/** The page is closed for good, by whatever way back. */
export const usePageLeave = useUnload
export const useReachEnd = useReachBottom

/** The page's own query, `?orderId=…`. */
export const useParams = (): Partial<Record<string, string>> => useRouter().params

/** Runs at a pull, and lets go of the page when it is done. */
export function usePullDown(refresh: () => Promise<unknown>): void {
  usePullDownRefresh(() => {
    refresh().finally(() => Taro.stopPullDownRefresh())
  })
}

export function onNetworkReturn(wake: () => void): void {
  Taro.onNetworkStatusChange(({ isConnected }) => {
    if (isConnected) wake()
  })
}
