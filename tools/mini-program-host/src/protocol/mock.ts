/** App.mockWxMethod: replaces a wx function by a fixed result or by a function that runs in the page's world. */
import type { Host } from '../host.ts'
import { isFields } from '../plain.ts'
import type { Callbacks } from '../wx/api.ts'

export interface MockParams {
  method: string
  functionDeclaration?: string
  args?: unknown[]
  result?: unknown
}

type Answer = (options: unknown, ...rest: unknown[]) => unknown

/** Without a result and without a function, the original comes back. */
export function mockMethod(host: Host, params: MockParams): void {
  const { method, functionDeclaration, args = [] } = params
  if (functionDeclaration) install(host, method, answerBy(host, method, functionDeclaration, args))
  else if ('result' in params) install(host, method, () => host.realm.clone(params.result))
  else host.wxApi.restore(method)
}

/** The function sees the original as `this.origin`, and its own arguments after the page's. */
function answerBy(host: Host, method: string, declaration: string, args: unknown[]): Answer {
  const declared = host.realm.run(`(${declaration})`, `mock:${method}`)
  if (typeof declared !== 'function') throw new Error(`the mock of ${method} is not a function`)
  const origin = host.wxApi.original(method)
  return (...given) => declared.call({ origin }, ...given, ...host.realm.clone(args))
}

function install(host: Host, method: string, answer: Answer): void {
  host.wxApi.mock(method, host.wxApi.isSync(method) ? answer : toAsyncMock(host, answer))
}

/** What an asynchronous mock returns is the result; one that returns nothing has called `success` or `fail` itself. */
function toAsyncMock(host: Host, answer: Answer): Answer {
  return (options, ...rest) => {
    // Taken first: a mock may put its own callbacks into the options before it calls the original.
    const { success, complete } = isFields(options) ? (options as Callbacks) : {}
    const answered = host.realm.promise((resolve, reject) => {
      Promise.resolve(answer(options, ...rest)).then(resolve, reject)
    })
    if (!success && !complete) return answered
    answered.then((result) => {
      if (result === undefined) return
      host.timers.defer(() => {
        success?.(result)
        complete?.(result)
      })
    })
    return undefined
  }
}
