/** `<input type="nickname">`: WeChat's keyboard offers the member's nickname and has what was entered reviewed. */
import type { Host } from '../host.ts'
import { textOf } from '../plain.ts'
import { trigger, type } from './gestures.ts'
import { attributeOf } from './query.ts'

/** Undeclared it takes nothing; without consent it is a plain field, which is never reviewed. */
export function typeInto(host: Host, element: Element, text: string): void {
  const isNickname = textOf(attributeOf(element, 'type')) === 'nickname'
  if (isNickname && !host.privacy.isDeclared('input.nickname')) return
  type(element, text)
  if (!isNickname || host.privacy.isNeeded) return
  host.timers.defer(() => trigger(element, 'nicknamereview', { pass: true, timeout: false }))
}
