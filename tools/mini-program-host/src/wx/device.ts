/** The phone itself: what it is, its clipboard, and small senses that answer ok. */
import type { Host } from '../host.ts'
import type { Area } from './api.ts'
import { menuButton } from './system-info.ts'

export function deviceArea(host: Host): Area {
  const describe = () => ({ ...host.systemInfo })
  const nothing = () => ({})
  return {
    sync: {
      getSystemInfoSync: describe,
      getWindowInfo: describe,
      getDeviceInfo: describe,
      getAppBaseInfo: describe,
      getSystemSetting: () => ({ bluetoothEnabled: true, locationEnabled: true, wifiEnabled: true }),
      getAppAuthorizeSetting: () => ({}),
      getMenuButtonBoundingClientRect: () => menuButton,
      getBatteryInfoSync: () => ({ level: 100, isCharging: false }),
    },
    async: {
      getSystemInfo: describe,
      getSystemInfoAsync: describe,
      getBatteryInfo: () => ({ level: 100, isCharging: false }),
      setClipboardData: async ({ data }: { data: string }) => {
        await host.privacy.require('setClipboardData')
        host.clipboard = data
      },
      getClipboardData: async () => {
        await host.privacy.require('getClipboardData')
        return { data: host.clipboard }
      },
      vibrateShort: nothing,
      vibrateLong: nothing,
      makePhoneCall: nothing,
      setKeepScreenOn: nothing,
      setScreenBrightness: nothing,
      loadFontFace: () => ({ status: 'loaded' }),
      preloadAssets: nothing,
    },
  }
}
