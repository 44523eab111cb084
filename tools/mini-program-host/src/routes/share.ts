/** What a page gives to WeChat when the member shares it. */
import { nodeOf } from '../engine/dom.ts'
import type { Host } from '../host.ts'
import { type Fields, isFields, plain } from '../plain.ts'

export interface Share {
  title?: string
  path?: string
  imageUrl?: string
  query?: string
}

export function shareToFriend(host: Host, from: 'menu' | 'button', button?: Element): Share {
  const page = host.currentPage()
  const node = button && nodeOf(button)
  const target = node ? { id: node.id, dataset: node.dataset } : undefined
  const share = ask(host, 'onShareAppMessage', { from, target })
  return {
    title: host.pkg.config.window?.navigationBarTitleText ?? '',
    path: page.location.fullPath,
    ...share,
  }
}

export function shareToTimeline(host: Host): Share {
  const title = host.pkg.config.window?.navigationBarTitleText ?? ''
  return { title, query: '', ...ask(host, 'onShareTimeline', {}) }
}

/** WeChat offers no sharing on a page without the hook, so neither does this host. */
function ask(host: Host, hook: string, options: Fields): Fields {
  const { instance, path } = host.currentPage()
  const method = instance[hook]
  if (typeof method !== 'function') throw new Error(`page ${path} has no ${hook}, so it cannot be shared`)
  const answer = plain(method.call(instance, host.realm.clone(options)))
  return isFields(answer) ? answer : {}
}
