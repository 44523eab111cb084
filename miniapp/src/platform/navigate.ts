/** Moving between screens, and the one place that spells their addresses. */
import Taro from '@tarojs/taro'
import { isWeChat } from './host.ts'

export type Tab = 'home' | 'tasks' | 'mall' | 'me'

const id = encodeURIComponent

export const urls = {
  product: (productId: string) => `/mall/pages/product/index?productId=${id(productId)}`,
  confirm: (productId: string, skuId: string) =>
    `/mall/pages/confirm/index?productId=${id(productId)}&skuId=${id(skuId)}`,
  gift: (benefitId: string, skuId: string) =>
    `/mall/pages/gift/index?benefitId=${id(benefitId)}&skuId=${id(skuId)}`,
  orders: () => '/mall/pages/orders/index',
  order: (orderId: string) => `/mall/pages/order/index?orderId=${id(orderId)}`,
  points: () => '/points/pages/history/index',
  signIn: () => '/identity/pages/sign-in/index',
  consent: () => '/identity/pages/consent/index',
  profile: () => '/identity/pages/profile/index',
  consents: () => '/identity/pages/consents/index',
  privacy: () => '/people/pages/privacy/index',
  closeAccount: () => '/people/pages/close/index',
  tiers: () => '/membership/pages/tiers/index',
  growth: () => '/membership/pages/growth/index',
  why: (subject: string) => `/why/pages/why/index?subject=${id(subject)}`,
  messages: () => '/outreach/pages/settings/index',
  invite: (offerId?: string) => `/referral/pages/invite/index${offerId ? `?offerId=${id(offerId)}` : ''}`,
  poster: (offerId: string) => `/referral/pages/poster/index?offerId=${id(offerId)}`,
  friends: (offerId: string) => `/referral/pages/friends/index?offerId=${id(offerId)}`,
  accepted: () => '/referral/pages/accepted/index',
  board: (offerId: string) => `/referral/pages/board/index?offerId=${id(offerId)}`,
  /** Without an id: which there are. */
  quiz: (quizId?: string) => `/quizzes/pages/quiz/index${quizId ? `?id=${id(quizId)}` : ''}`,
  attempt: (attemptId: string) => `/quizzes/pages/attempt/index?id=${id(attemptId)}`,
  quizResult: (attemptId: string) => `/quizzes/pages/result/index?id=${id(attemptId)}`,
  draw: (drawId: string) => `/draws/pages/draw/index?id=${id(drawId)}`,
  drawResult: (drawId: string, number: number) =>
    `/draws/pages/result/index?id=${id(drawId)}&number=${number}`,
  drawResults: (drawId: string) => `/draws/pages/mine/index?id=${id(drawId)}`,
  /** Without a number: the whole draw. */
  verifyDraw: (drawId: string, number?: number) =>
    `/draws/pages/verify/index?id=${id(drawId)}${number ? `&number=${number}` : ''}`,
} as const

/** The stack of pages ends at ten: beyond it the top one gives way. */
const STACK_MAX = 10

export async function open(url: string): Promise<void> {
  if (Taro.getCurrentPages().length >= STACK_MAX) await Taro.redirectTo({ url })
  else await Taro.navigateTo({ url })
}

/** Opens in the place of this page, which no longer has anything to say. */
export async function replace(url: string): Promise<void> {
  await Taro.redirectTo({ url })
}

export async function openTab(tab: Tab): Promise<void> {
  await Taro.switchTab({ url: `/tabs/${tab}/index` })
}

/** One step back; from a page that was opened by a link, to the home tab. */
export async function back(): Promise<void> {
  if (Taro.getCurrentPages().length > 1) await Taro.navigateBack()
  else await openTab('home')
}

/** Back to a page that lies under this one; where it does not, it opens in this one's place. */
export async function backTo(url: string): Promise<void> {
  const [path] = url.slice(1).split('?')
  const below = Taro.getCurrentPages().slice(0, -1).reverse()
  const delta = 1 + below.findIndex(({ route = '' }) => route.replace(/^\//, '') === path)
  if (delta > 0) await Taro.navigateBack({ delta })
  else await replace(url)
}

/** The words in the title bar, where they depend on what the page shows. */
export function titlePage(title: string): void {
  void Taro.setNavigationBarTitle({ title })
}

/** What has just come about stands at the head of the page. */
export function scrollToTop(): void {
  void Taro.pageScrollTo({ scrollTop: 0, duration: 0 })
}

/** Of a browser: leaves for another address. A mini program knows no such thing. */
export function openAddress(url: string): void {
  if (!isWeChat) location.href = url
}
