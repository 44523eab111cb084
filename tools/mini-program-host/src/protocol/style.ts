/** An element's style by the cascade of its page's WXSS. Without layout, percentages and `auto` stay what they are. */
import { document, window } from '../engine/dom.ts'
import type { Host } from '../host.ts'
import { cssFor, toPx } from '../snapshot/wxss.ts'

export function styleOf(host: Host, element: Element, name: string): string {
  return inlineStyle(element, name) || cascaded(host, element, name)
}

/** jsdom would drop a value in rpx. */
function inlineStyle(element: Element, name: string): string {
  const probe = document.createElement('div')
  probe.setAttribute('style', toPx(element.getAttribute('style') ?? ''))
  return probe.style.getPropertyValue(name)
}

/** The document is shared by all hosts, so a page's styles are in it only while they are asked for. */
function cascaded(host: Host, element: Element, name: string): string {
  const sheet = document.createElement('style')
  sheet.textContent = cssFor(host.pkg, host.currentPage().path)
  document.head.append(sheet)
  try {
    return window.getComputedStyle(element).getPropertyValue(name)
  } finally {
    sheet.remove()
  }
}
