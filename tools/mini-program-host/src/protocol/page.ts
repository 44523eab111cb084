/** Page.*: one page of the stack. */
import { at, type Fields, plain } from '../plain.ts'
import type { Page } from '../routes/page.ts'
import { queryAll, queryXpath } from '../view/query.ts'
import type { Handlers, Session } from './session.ts'

interface OnPage {
  pageId: number
}

interface Selection extends OnPage {
  selector: string
}

export function pageHandlers(session: Session): Handlers {
  const { elements } = session
  const find = ({ pageId }: OnPage) => pageOf(session, pageId)
  const select = (on: Selection) => queryAll(find(on).element, on.selector)
  const selectByPath = (on: Selection) => queryXpath(find(on).element, on.selector)
  return {
    'Page.getElement': (on: Selection) => elements.describeOne(select(on)[0], on.selector),
    'Page.getElements': (on: Selection) => ({ elements: select(on).map((one) => elements.describe(one)) }),
    'Page.getElementByXpath': (on: Selection) => elements.describeOne(selectByPath(on)[0], on.selector),
    'Page.getElementsByXpath': (on: Selection) => ({
      elements: selectByPath(on).map((one) => elements.describe(one)),
    }),
    'Page.getData': (on: OnPage & { path?: string }) => ({
      data: plain(at(find(on).instance.data, on.path)),
    }),
    'Page.setData': (on: OnPage & { data: Fields }) => find(on).instance.setData(on.data),
    'Page.callMethod': async (on: OnPage & { method: string; args: unknown[] }) => {
      const { instance } = find(on)
      const method = instance[on.method]
      if (typeof method !== 'function') throw new Error(`page.${on.method} not exists`)
      return { result: plain(await method.apply(instance, session.host.realm.clone(on.args))) }
    },
    'Page.getWindowProperties': (on: OnPage & { names: string[] }) => ({
      properties: on.names.map((name) => windowProperty(session, find(on), name)),
    }),
  }
}

function pageOf({ host }: Session, id: number): Page {
  const page = host.router.stack.find((one) => one.id === id)
  if (!page) throw new Error(`page ${id} is not in the page stack`)
  return page
}

function windowProperty({ host: { systemInfo } }: Session, page: Page, name: string): unknown {
  if (name.endsWith('Width')) return systemInfo.windowWidth
  if (name.endsWith('Height')) return systemInfo.windowHeight
  return name.endsWith('scrollTop') ? page.scrollTop : undefined
}
