/** Toasts, dialogs and bars. A dialog waits until the test answers it, as it waits for a member. */
import type { Host } from '../host.ts'
import { type Area, failure } from './api.ts'

const toastMs = 1500

export interface Modal {
  title: string
  content: string
  confirmText: string
  cancelText: string
  showCancel: boolean
  answer(isConfirmed: boolean): void
}

export interface Sheet {
  items: string[]
  /** Below zero is the cancel button. */
  answer(index: number): void
}

/** What WeChat shows over and around the page. */
export class Ui {
  toast: { title: string; icon: string } | null = null
  loading: string | null = null
  modal: Modal | null = null
  sheet: Sheet | null = null
  isRefreshing = false
  /** Every toast so far: one may be gone before a test can look. */
  readonly toasts: string[] = []
  /** By tab index; an empty text is the red dot. */
  readonly badges = new Map<number, string>()
}

type ModalOptions = Partial<Omit<Modal, 'answer'>>

export function uiArea(host: Host): Area {
  return { async: { ...notices(host), ...dialogs(host), ...bars(host), ...scrolling(host) } }
}

function notices({ ui, timers }: Host): NonNullable<Area['async']> {
  return {
    showToast: ({
      title = '',
      icon = 'success',
      duration = toastMs,
    }: {
      title?: string
      icon?: string
      duration?: number
    }) => {
      const toast = { title, icon }
      ui.toast = toast
      ui.loading = null
      ui.toasts.push(title)
      timers.setTimeout(() => {
        if (ui.toast === toast) ui.toast = null
      }, duration)
    },
    hideToast: () => {
      ui.toast = null
    },
    showLoading: ({ title = '' }: { title?: string }) => {
      ui.loading = title
      ui.toast = null
    },
    hideLoading: () => {
      ui.loading = null
    },
  }
}

function dialogs({ ui }: Host): NonNullable<Area['async']> {
  return {
    showModal: (options: ModalOptions) =>
      new Promise((resolve) => {
        ui.modal = {
          title: options.title ?? '',
          content: options.content ?? '',
          confirmText: options.confirmText ?? '确定',
          cancelText: options.cancelText ?? '取消',
          showCancel: options.showCancel ?? true,
          answer: (confirm) => {
            ui.modal = null
            resolve({ confirm, cancel: !confirm, content: null })
          },
        }
      }),
    showActionSheet: ({ itemList }: { itemList: string[] }) =>
      new Promise((resolve, reject) => {
        ui.sheet = {
          items: [...itemList],
          answer: (index) => {
            ui.sheet = null
            if (index < 0) reject(failure('cancel'))
            else resolve({ tapIndex: index })
          },
        }
      }),
  }
}

function bars(host: Host): NonNullable<Area['async']> {
  const { badges } = host.ui
  const mark = ({ index, text = '' }: { index: number; text?: string }) => void badges.set(index, text)
  const unmark = ({ index }: { index: number }) => void badges.delete(index)
  const nothing = () => ({})
  return {
    setNavigationBarTitle: ({ title }: { title: string }) => {
      host.currentPage().title = title
    },
    setNavigationBarColor: nothing,
    showNavigationBarLoading: nothing,
    hideNavigationBarLoading: nothing,
    hideHomeButton: nothing,
    setBackgroundColor: nothing,
    setBackgroundTextStyle: nothing,
    setTabBarBadge: mark,
    removeTabBarBadge: unmark,
    showTabBarRedDot: ({ index }: { index: number }) => mark({ index }),
    hideTabBarRedDot: unmark,
    showTabBar: nothing,
    hideTabBar: nothing,
    setTabBarItem: nothing,
    setTabBarStyle: nothing,
    showShareMenu: nothing,
    hideShareMenu: nothing,
    updateShareMenu: nothing,
    hideKeyboard: nothing,
  }
}

function scrolling(host: Host): NonNullable<Area['async']> {
  return {
    pageScrollTo: ({ scrollTop = 0 }: { scrollTop?: number }) => {
      const page = host.currentPage()
      page.scrollTop = scrollTop
      page.call('onPageScroll', host.realm.clone({ scrollTop }))
    },
    startPullDownRefresh: () => {
      host.ui.isRefreshing = true
      host.currentPage().call('onPullDownRefresh')
    },
    stopPullDownRefresh: () => {
      host.ui.isRefreshing = false
    },
  }
}
