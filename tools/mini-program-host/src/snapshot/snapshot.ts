/** The current page as one HTML file, drawn from its real WXML tree and WXSS, for a browser to lay out. */
import type { Host } from '../host.ts'
import { navigationBarHeight, tabBarHeight } from '../wx/system-info.ts'
import { baseStyle } from './base-style.ts'
import { hasOwnBar, navigationBar, overlays, tabBar } from './frame.ts'
import { copyOf } from './widgets.ts'
import { cssFor } from './wxss.ts'

export function snapshot(host: Host): string {
  const page = host.currentPage()
  const config = host.pkg.windowOf(page.path)
  const tabs = tabBar(host)
  return `<!DOCTYPE html>
<html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<style>:root{${measures(host, { ownBar: hasOwnBar(config), tabs: tabs !== '' })}}${baseStyle}</style>
<style>${cssFor(host.pkg, page.path)}</style></head>
<body>${navigationBar(host, config)}
<div class="host-window" style="background:${config.backgroundColor ?? '#fff'}"><div class="host-scroll">${copyOf(host, page.element).outerHTML}</div></div>
${tabs}${overlays(host)}</body></html>`
}

/** A page's window lies between the bars: that, and not the screen, is its 100vh and its place for fixed elements. */
function measures({ systemInfo }: Host, has: { ownBar: boolean; tabs: boolean }): string {
  const { statusBarHeight, screenHeight, safeArea } = systemInfo
  const nav = has.ownBar ? 0 : statusBarHeight + navigationBarHeight
  const tab = has.tabs ? tabBarHeight : 0
  const sizes = {
    '--status': statusBarHeight,
    '--nav': nav,
    '--tab': tab,
    '--vh': (screenHeight - nav - tab) / 100,
    '--safe-top': has.ownBar ? statusBarHeight : 0,
    '--safe-bottom': has.tabs ? 0 : screenHeight - safeArea.bottom,
  }
  return Object.entries(sizes)
    .map(([name, px]) => `${name}:${px}px`)
    .join(';')
}
