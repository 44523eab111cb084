/** WeChat for unit tests: a phone with a storage, a network that answers as told, and pages that can be shown. */
import { useEffect } from 'react'

export interface Sent {
  method: string
  url: string
  header: Record<string, string>
  body: unknown
}
export interface Answer {
  status?: number
  body?: unknown
}
type PrivacyListener = (resolve: (answer: unknown) => void, about: { referrer: string }) => void
type Network = (sent: Sent) => Answer | Promise<Answer>

const noNetwork: Network = () => {
  throw new Error('request:fail')
}

// What is stored outlives a relaunch, which a test makes by vi.resetModules().
const disk = globalThis as { laurelStorage?: Map<string, string> }
disk.laurelStorage ??= new Map()

/** The test's side of the phone. */
export const phone = {
  storage: disk.laurelStorage,
  sent: [] as Sent[],
  network: noNetwork,
  loginCodes: [] as string[],
  listeners: new Set<(state: { isConnected: boolean }) => void>(),
  /** What WeChat's question about messages answers, or the error it fails with. */
  subscribes: {} as Record<string, string> | { errCode: number },
  /** What questions are answered with. */
  confirms: true,
  agreesToPrivacy: true,
  /** Base64 by path. */
  files: new Map<string, string>(),
  opened: [] as string[],
  /** The page is in front already: what comes into it now has missed its show. */
  isShown: false,
  /** By which scene the mini program was opened. */
  scene: 1001,
  privacyListener: null as PrivacyListener | null,
  /** Something reaches the privacy gate; what the app answers is collected. */
  needPrivacy(referrer: string): unknown[] {
    const answers: unknown[] = []
    phone.privacyListener?.((answer) => answers.push(answer), { referrer })
    return answers
  },
  reset(): void {
    phone.storage.clear()
    phone.sent = []
    phone.network = noNetwork
    phone.loginCodes = []
    phone.listeners.clear()
    phone.subscribes = {}
    phone.confirms = true
    phone.agreesToPrivacy = true
    phone.files.clear()
    phone.opened = []
    phone.isShown = false
    phone.scene = 1001
    phone.privacyListener = null
  },
}

async function requestSubscribeMessage() {
  if ('errCode' in phone.subscribes) throw phone.subscribes
  return phone.subscribes
}

interface ReadOption {
  filePath: string
  success: (read: { data: string }) => void
  fail: (failure: { errMsg: string }) => void
}

function readFile({ filePath, success, fail }: ReadOption) {
  const data = phone.files.get(filePath)
  if (data === undefined) fail({ errMsg: 'readFile:fail no such file or directory' })
  else success({ data })
}

interface RequestOption {
  method: string
  url: string
  header: Record<string, string>
  data?: string
}

async function request({ method, url, header, data }: RequestOption) {
  const sent = { method, url, header, body: data === undefined ? undefined : JSON.parse(data) }
  phone.sent.push(sent)
  try {
    const { status = 200, body = {} } = await phone.network(sent)
    return { statusCode: status, data: body, header: {} }
  } catch (error) {
    throw { errMsg: String(error) }
  }
}

// biome-ignore lint/style/noDefaultExport: as Taro itself exports.
export default {
  request,
  getStorageSync: (key: string) => phone.storage.get(key) ?? '',
  setStorageSync: (key: string, value: string) => void phone.storage.set(key, value),
  removeStorageSync: (key: string) => void phone.storage.delete(key),
  getStorageInfoSync: () => ({ keys: [...phone.storage.keys()] }),
  login: async () => ({ code: phone.loginCodes.shift() ?? 'code' }),
  onNetworkStatusChange: (listener: (state: { isConnected: boolean }) => void) =>
    phone.listeners.add(listener),
  onNeedPrivacyAuthorization: (listener: PrivacyListener) => {
    phone.privacyListener = listener
  },
  showModal: async () => ({ confirm: phone.confirms }),
  showToast: async () => undefined,
  switchTab: async ({ url }: { url: string }) => void phone.opened.push(url),
  navigateTo: async ({ url }: { url: string }) => void phone.opened.push(url),
  redirectTo: async ({ url }: { url: string }) => void phone.opened.push(url),
  setNavigationBarTitle: async () => undefined,
  getCurrentPages: () => [],
  requirePrivacyAuthorize: ({ success, fail }: { success: () => void; fail: () => void }) =>
    phone.agreesToPrivacy ? success() : fail(),
  getFileSystemManager: () => ({ readFile }),
  getPrivacySetting: () => undefined,
  requestSubscribeMessage,
  stopPullDownRefresh: () => undefined,
  getAppBaseInfo: () => ({ fontSizeSetting: 17 }),
  getEnterOptionsSync: () => ({ scene: phone.scene }),
}

const once = (run: () => void) => {
  // biome-ignore lint/correctness/useExhaustiveDependencies: a page is shown once in a unit test.
  useEffect(run, [])
}
export const useDidShow = (run: () => void) => once(() => (phone.isShown ? undefined : run()))
export const useDidHide = () => undefined
export const useUnload = () => undefined
export const useLaunch = once
export const usePullDownRefresh = () => undefined
export const useReachBottom = () => undefined
export const useRouter = () => ({ params: {} })
