/** What an app tells WeChat about itself: reports, logs, updates, capabilities. */
import type { Host } from '../host.ts'
import type { Area } from './api.ts'

export function reportsArea(host: Host): Area {
  const nothing = () => undefined
  const writer = () => ({
    debug: (...args: unknown[]) => host.log('debug', ...args),
    info: (...args: unknown[]) => host.log('info', ...args),
    log: (...args: unknown[]) => host.log('log', ...args),
    warn: (...args: unknown[]) => host.log('warn', ...args),
    error: (...args: unknown[]) => host.log('error', ...args),
    setFilterMsg: nothing,
    addFilterMsg: nothing,
  })
  return {
    sync: {
      getLaunchOptionsSync: () => host.launchOptions,
      getEnterOptionsSync: () => host.launchOptions,
      canIUse: (schema: string) => (schema.split('.')[0] ?? '') in host.wx,
      reportEvent: nothing,
      reportAnalytics: nothing,
      reportMonitor: nothing,
      reportPerformance: nothing,
      setEnableDebug: nothing,
    },
    async: { getShareInfo: () => ({}), updateWeChatApp: () => ({}) },
    raw: {
      nextTick: (work: () => void) => host.timers.defer(work),
      getLogManager: writer,
      getRealtimeLogManager: writer,
      getPerformance: () => ({
        getEntries: () => [],
        createObserver: () => ({ observe: nothing, disconnect: nothing }),
      }),
      getUpdateManager: () => ({
        onCheckForUpdate: (listener: (result: unknown) => void) =>
          host.timers.defer(() => listener(host.realm.clone({ hasUpdate: false }))),
        onUpdateReady: nothing,
        onUpdateFailed: nothing,
        applyUpdate: nothing,
      }),
    },
  }
}
