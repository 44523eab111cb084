import { expect, test } from 'vitest'
import { fixture } from '../fixture/path.ts'
import { Package } from '../package/package.ts'
import { cssFor, toCss, toPx } from './wxss.ts'

test.each([
  ['.a{width:75rpx}', '.a{width:37.5px}'],
  ['view.a > text:nth-child(odd){top:0}', 'wx-view.a > wx-text:nth-child(odd){top:0}'],
  ['.h-100vh{height:100vh}', '.h-100vh{height:calc(100 * var(--vh))}'],
  ['@media (max-width:300px){page{margin:-1rpx}}', '@media (max-width:300px){wx-page{margin:-0.5px}}'],
  ['@keyframes a{from{top:0}to{top:1px}}', '@keyframes a{from{top:0}to{top:1px}}'],
])('%s becomes %s', (wxss, css) => {
  expect(toCss(wxss)).toBe(css)
})

test('safe areas are those of the pretended phone', () => {
  expect(toPx('padding: env(safe-area-inset-bottom)')).toBe('padding: var(--safe-bottom)')
})

test('a page gets the app’s styles with imports, its own, and its components’ under their scope', () => {
  const css = cssFor(new Package(fixture), 'pages/home/index')
  expect(css).toContain('.title {\n  font-size: 20px;')
  expect(css).toContain('.components-badge-index--dot {')
  expect(css).toContain(':is(wx-badge) {')
  expect(css.indexOf('.title')).toBeLessThan(css.indexOf('.count'))
})
