/** The phone this host pretends to be: an iPhone 15 in WeChat 8.0.50. */

export interface SystemInfo {
  SDKVersion: string
  version: string
  platform: string
  system: string
  model: string
  brand: string
  pixelRatio: number
  screenWidth: number
  screenHeight: number
  windowWidth: number
  windowHeight: number
  statusBarHeight: number
  language: string
  theme: string
  fontSizeSetting: number
  safeArea: { left: number; right: number; top: number; bottom: number; width: number; height: number }
  [name: string]: unknown
}

export const navigationBarHeight = 44
export const tabBarHeight = 84

export const phone: SystemInfo = {
  SDKVersion: '3.9.0',
  version: '8.0.50',
  platform: 'devtools',
  system: 'iOS 17.0',
  model: 'iPhone 15',
  brand: 'devtools',
  pixelRatio: 3,
  screenWidth: 375,
  screenHeight: 812,
  windowWidth: 375,
  windowHeight: 724,
  statusBarHeight: 44,
  language: 'zh_CN',
  theme: 'light',
  fontSizeSetting: 16,
  safeArea: { left: 0, right: 375, top: 44, bottom: 778, width: 375, height: 734 },
}

export const menuButton = { width: 87, height: 32, top: 48, right: 365, bottom: 80, left: 278 }
