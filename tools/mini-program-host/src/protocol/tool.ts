/** Tool.*: the developer tool itself, and the native dialogs and bars around the page. */
import type { Host } from '../host.ts'
import type { Handler, Handlers, Session } from './session.ts'

interface NativeParams {
  method: string
  data?: { url?: string }
}

export function toolHandlers(session: Session): Handlers {
  const { host } = session
  return {
    'Tool.getInfo': () => ({ SDKVersion: host.systemInfo.SDKVersion }),
    'Tool.getTestAccounts': () => ({ accounts: [] }),
    'Tool.close': () => void setTimeout(() => session.close(), 10),
    'Tool.native': ({ method, data }: NativeParams) => {
      const act = natives(host)[method]
      if (!act) throw new Error(`native ${method} is not supported by this host`)
      return (act as (data: NativeParams['data']) => unknown)(data)
    },
  }
}

function natives(host: Host): Record<string, Handler> {
  return {
    goHome: () => host.router.reLaunch(`/${host.pkg.config.pages[0]}`),
    navigateLeft: () => host.router.navigateBack(),
    switchTab: ({ url }: { url: string }) => host.router.switchTab(url.startsWith('/') ? url : `/${url}`),
    confirmModal: () => modalOf(host).answer(true),
    cancelModal: () => modalOf(host).answer(false),
    authorizeAllow: () => host.privacy.dialog?.answer(true),
    authorizeCancel: () => host.privacy.dialog?.answer(false),
    // Sharing here ends with the page's answer: there is no friend to choose.
    shareConfirm: () => undefined,
    shareCancel: () => undefined,
  }
}

function modalOf(host: Host) {
  if (!host.ui.modal) throw new Error('no modal is open')
  return host.ui.modal
}
