/** The bars around a page and the dialogs over it. */
import type { Host } from '../host.ts'
import type { TabBar, TabItem, WindowConfig } from '../package/package.ts'
import { imageSource } from './images.ts'

function escapeHtml(text: string): string {
  return text.replace(/[<&"]/g, (letter) => `&#${letter.charCodeAt(0)};`)
}

export const hasOwnBar = (config: WindowConfig): boolean => config.navigationStyle === 'custom'

export function navigationBar(host: Host, config: WindowConfig): string {
  const capsule = '<div class="host-capsule"></div>'
  if (hasOwnBar(config)) return capsule
  const color = config.navigationBarTextStyle === 'black' ? '#000' : '#fff'
  const background = config.navigationBarBackgroundColor ?? '#000'
  const back = host.router.stack.length > 1 ? '<i class="host-back"></i>' : ''
  const title = escapeHtml(host.currentPage().title ?? '')
  return `<div class="host-nav" style="background:${background};color:${color}">${back}${title}</div>${capsule}`
}

export function tabBar(host: Host): string {
  const bar = host.pkg.config.tabBar
  const { path } = host.currentPage()
  if (!bar || !host.pkg.isTab(path)) return ''
  const tabs = bar.list.map((item, i) => tab(host, bar, item, i)).join('')
  return `<div class="host-tabs" style="background:${bar.backgroundColor ?? '#fff'}">${tabs}</div>`
}

function tab(host: Host, bar: TabBar, item: TabItem, index: number): string {
  const isSelected = item.pagePath === host.currentPage().path
  const icon = (isSelected && item.selectedIconPath) || item.iconPath
  const source = icon && imageSource(host, `/${icon.replace(/^\.?\//, '')}`)
  const image = source ? `<img src="${source}">` : ''
  const badge = host.ui.badges.get(index)
  const mark = badge === undefined ? '' : `<b>${escapeHtml(badge)}</b>`
  const color = (isSelected ? bar.selectedColor : bar.color) ?? '#7a7e83'
  return `<span style="color:${color}">${image}${mark}${escapeHtml(item.text)}</span>`
}

export function overlays({ ui }: Host): string {
  return [
    ui.toast ? `<div class="host-toast">${escapeHtml(ui.toast.title)}</div>` : '',
    ui.loading === null ? '' : `<div class="host-toast">${escapeHtml(ui.loading)}</div>`,
    ui.modal ? `<div class="host-mask"></div>${modal(ui.modal)}` : '',
    ui.sheet ? `<div class="host-mask"></div>${sheet(ui.sheet.items)}` : '',
  ].join('')
}

type ShownModal = NonNullable<Host['ui']['modal']>

function modal({ title, content, showCancel, cancelText, confirmText }: ShownModal): string {
  const cancel = showCancel ? `<span>${escapeHtml(cancelText)}</span>` : ''
  const buttons = `<div>${cancel}<span>${escapeHtml(confirmText)}</span></div>`
  return `<div class="host-modal"><b>${escapeHtml(title)}</b><p>${escapeHtml(content)}</p>${buttons}</div>`
}

function sheet(items: string[]): string {
  const lines = [...items, '取消'].map((item) => `<div>${escapeHtml(item)}</div>`)
  return `<div class="host-sheet">${lines.join('')}</div>`
}
