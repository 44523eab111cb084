/** The package's WXSS as CSS: imports in place, rpx in px, tags and isolated classes as the web view names them. */
import { type Package, resolveIn } from '../package/package.ts'
import { styleScopeOf } from '../package/style-scope.ts'
import { prefixTags } from '../view/tags.ts'

const designWidth = 750
const screenWidthPx = 375
const SHARED = ['shared', 'page-shared']

/** What applies to a page, in WeChat's order: app, components, page. */
export function cssFor(pkg: Package, page: string): string {
  const components = [...pkg.files]
    .filter((file) => file.endsWith('.wxss'))
    .map((file) => file.slice(0, -'.wxss'.length))
    .filter((path) => pkg.configOf(path).component === true && path !== page)
  const css = [toCss(readWxss(pkg, 'app.wxss')), ...components.map((one) => componentCss(pkg, one))]
  return [...css, toCss(readWxss(pkg, `${page}.wxss`))].join('\n')
}

function readWxss(pkg: Package, file: string, seen = new Set<string>()): string {
  if (seen.has(file) || !pkg.has(file)) return ''
  seen.add(file)
  return pkg
    .text(file)
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/@import\s+["']([^"']+)["'];?/g, (_, target: string) =>
      readWxss(pkg, resolveIn(file, target), seen),
    )
}

export function toCss(wxss: string, toSelector: (selector: string) => string = prefixTags): string {
  const parts = wxss.split(/([{};])/)
  return parts
    .map((part, i) => (parts[i + 1] === '{' && !part.trim().startsWith('@') ? toSelector(part) : toPx(part)))
    .join('')
}

/** Also for `style` attributes, which may be written in rpx too. */
export function toPx(declarations: string): string {
  return declarations
    .replace(
      /(-?[\d.]+)rpx/g,
      (_, size: string) => `${+((Number(size) * screenWidthPx) / designWidth).toFixed(4)}px`,
    )
    .replace(/(-?[\d.]+)vh\b/g, (_, size: string) => `calc(${size} * var(--vh))`)
    .replace(/(?:env|constant)\(safe-area-inset-(top|bottom)\)/g, (_, side: string) => `var(--safe-${side})`)
}

function componentCss(pkg: Package, component: string): string {
  const wxss = readWxss(pkg, `${component}.wxss`)
  if (SHARED.includes(pkg.configOf(component).styleIsolation ?? '')) return toCss(wxss)

  const scope = styleScopeOf(component)
  const hostTags = namesOf(pkg, component).map((name) => `wx-${name}`)
  return toCss(wxss, (selector) =>
    prefixTags(selector)
      .replace(/\.(-?[_a-zA-Z])/g, `.${scope}--$1`)
      .replace(/:host/g, `:is(${hostTags.join(',') || 'none'})`),
  )
}

/** The tag names under which pages and components use it. */
function namesOf(pkg: Package, component: string): string[] {
  const configs = [...pkg.files].filter((file) => file.endsWith('.json'))
  const names = configs.flatMap((file) => {
    const { usingComponents = {} } = pkg.configOf(file.slice(0, -'.json'.length))
    const uses = Object.entries(usingComponents).filter(([, target]) => resolveIn(file, target) === component)
    return uses.map(([name]) => name)
  })
  return [...new Set(names)]
}
