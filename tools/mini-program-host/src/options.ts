/** What the owner of a host may decide. */
import type { SystemInfo } from './wx/system-info.ts'

export interface Box {
  left: number
  top: number
  width: number
  height: number
}

export interface HostOptions {
  /** wx storage, as JSON by key. Give the same map again and it survives a relaunch. */
  storage?: Map<string, string>
  systemInfo?: Partial<SystemInfo>
  /** Where an element is on the screen; there is no layout engine here. */
  layout?: (element: Element) => Box
  /** Prints the page's console to standard error. */
  verbose?: boolean
  /** Entries of the privacy guide that the app's owner filled in at WeChat, as `PhoneNumber`; left out, all. */
  declaredPrivacy?: readonly string[]
  /**
   * wx functions by name that answer instead of the host's own: a value or promise goes to `success`, an error's
   * message to `fail`. `getPhoneNumber` and `chooseAvatar` answer the buttons with those open types; they,
   * `chooseAddress` and `requestSubscribeMessage` are asked only after the host has checked what WeChat checks.
   */
  wx?: Record<string, unknown>
  /** Requests to one origin go to another: the package names the server it was built for, a test has its own. */
  origins?: Record<string, string>
}

/** Where and how the mini program is opened. */
export interface Start {
  url?: string
  query?: Record<string, string>
  scene?: number
  referrerInfo?: Record<string, unknown>
}
