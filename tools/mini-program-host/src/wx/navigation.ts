/** Moving between pages, and out of the mini program. */
import type { Host } from '../host.ts'
import type { Events } from '../routes/router.ts'
import { type Area, Live } from './api.ts'

interface Target {
  url: string
}

export function navigationArea({ router }: Host): Area {
  return {
    async: {
      navigateTo: async ({ url, events }: Target & { events?: Events }) =>
        new Live({ eventChannel: await router.navigateTo(url, events) }),
      redirectTo: ({ url }: Target) => router.redirectTo(url),
      reLaunch: ({ url }: Target) => router.reLaunch(url),
      switchTab: ({ url }: Target) => router.switchTab(url),
      navigateBack: ({ delta }: { delta?: number }) => router.navigateBack(delta),
      navigateToMiniProgram: () => ({}),
      navigateBackMiniProgram: () => ({}),
      exitMiniProgram: () => ({}),
      openCustomerServiceChat: () => ({}),
    },
  }
}
