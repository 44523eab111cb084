import { expect, test } from 'vitest'
import { html } from './html.ts'

test('what is put into a page is text, whatever it looks like', () => {
  const name = `"><script>alert('&')</script>`
  expect(html`<p title="${name}">${name}</p>`.text).toBe(
    '<p title="&quot;&gt;&lt;script&gt;alert(&#39;&amp;&#39;)&lt;/script&gt;">&quot;&gt;&lt;script&gt;alert(&#39;&amp;&#39;)&lt;/script&gt;</p>',
  )
})

test('markup made here stays markup, in lists too; nothing leaves nothing', () => {
  const items = ['<a>', 'b'].map((item) => html`<li>${item}</li>`)
  expect(html`<ul>${items}</ul>${null}${7}`.text).toBe('<ul><li>&lt;a&gt;</li><li>b</li></ul>7')
})

test('a backslash in a template is one', () => {
  expect(html`a\\b`.text).toBe('a\\b')
})
