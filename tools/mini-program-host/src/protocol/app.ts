/** App.*: the running mini program: its pages, its wx, its JavaScript world. */
import { isFields, messageOf, plain } from '../plain.ts'
import type { Page } from '../routes/page.ts'
import { screenshot } from '../snapshot/screenshot.ts'
import { type MockParams, mockMethod } from './mock.ts'
import type { Handlers, Session } from './session.ts'

interface WxCall {
  method: string
  args: unknown[]
}

interface FunctionCall {
  functionDeclaration: string
  args?: unknown[]
}

export function appHandlers(session: Session): Handlers {
  const { host } = session
  return {
    'App.getPageStack': () => ({ pageStack: host.router.stack.map(describe) }),
    'App.getCurrentPage': () => describe(host.currentPage()),
    'App.callWxMethod': async (call: WxCall) => ({ result: plain(await callWx(session, call)) }),
    'App.mockWxMethod': (params: MockParams) => mockMethod(host, params),
    'App.callFunction': async (call: FunctionCall) => ({ result: plain(await evaluate(session, call)) }),
    'App.addBinding': ({ name }: { name: string }) => {
      const bound = (...args: unknown[]) =>
        session.broadcast('App.bindingCalled', { name, args: plain(args) })
      Object.assign(host.realm.global, { [name]: bound })
    },
    'App.enableLog': () => ({}),
    'App.captureScreenshot': async () => ({ data: (await screenshot(host)).toString('base64') }),
    'App.exit': () => host.close(),
  }
}

function describe({ id, path, location }: Page) {
  return { pageId: id, path, query: location.query }
}

function callWx({ host }: Session, { method, args }: WxCall): unknown {
  const given = host.realm.clone(args)
  const api = host.wx[method]
  if (typeof api !== 'function') throw new Error(`wx.${method} not exists`)
  if (host.wxApi.isSync(method)) return api(...given)

  const [options] = given
  return new Promise((success, reject) => {
    const fail = (error: unknown) =>
      reject(new Error(isFields(error) ? String(error.errMsg) : messageOf(error)))
    api({ ...(isFields(options) ? options : {}), success, fail })
  })
}

function evaluate({ host }: Session, { functionDeclaration, args = [] }: FunctionCall): unknown {
  const declared = host.realm.run(`(${functionDeclaration})`, 'evaluate')
  if (typeof declared !== 'function') throw new Error('evaluate needs a function')
  return declared(...host.realm.clone(args))
}
