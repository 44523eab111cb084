/** Puts into a copied page what native widgets would draw: pictures, field texts, checks, canvases. */
import { document, hasNode, nodeOf, tagOf } from '../engine/dom.ts'
import type { Host } from '../host.ts'
import { isOn, textOf } from '../plain.ts'
import { drawnIn } from '../view/canvas.ts'
import { isChecked } from '../view/fields.ts'
import { attributeOf, shownValue } from '../view/query.ts'
import { imageSource } from './images.ts'
import { toPx } from './wxss.ts'

interface Pair {
  host: Host
  live: Element
  copy: Element
}

const NOT_FOR_BROWSERS = /^(bind|catch|capture-|mut-|hover-|data-sid)/

const draw: Record<string, (pair: Pair) => void> = {
  image: ({ host, live, copy }) => addImage(copy, imageSource(host, textOf(attributeOf(live, 'src')))),
  'cover-image': ({ host, live, copy }) =>
    addImage(copy, imageSource(host, textOf(attributeOf(live, 'src')))),
  canvas: ({ live, copy }) => addImage(copy, drawnIn(live)?.toDataURL('image/png') ?? null),
  input: addText,
  textarea: addText,
  switch: markChecked,
  radio: markChecked,
  checkbox: markChecked,
  'rich-text': ({ live, copy }) => {
    const nodes = attributeOf(live, 'nodes')
    if (typeof nodes === 'string') copy.innerHTML = nodes
  },
  swiper: ({ live, copy }) => addStyle(copy, `--current:${Number(shownValue(live, 'current') ?? 0)}`),
  progress: ({ live, copy }) => {
    copy.append(document.createElement('i'))
    addStyle(copy, `--percent:${Number(attributeOf(live, 'percent') ?? 0)}%`)
  },
}

export function copyOf(host: Host, page: Element): Element {
  const copy = page.cloneNode(true) as Element
  const originals = [...page.querySelectorAll('*')]
  // Taken before anything is added, so that both lists run in step.
  const copies = [...copy.querySelectorAll('*')]
  copies.forEach((one, i) => {
    const live = originals[i]
    if (live && hasNode(live)) dress({ host, live, copy: one })
  })
  return copy
}

function dress({ host, live, copy }: Pair): void {
  const node = nodeOf(live)
  for (const { name } of [...copy.attributes]) {
    if (NOT_FOR_BROWSERS.test(name) || isUnset(node.getAttribute(name), name)) copy.removeAttribute(name)
  }
  if (node.id) copy.id = node.id
  const style = copy.getAttribute('style')
  if (style) copy.setAttribute('style', toPx(style))
  draw[tagOf(live)]?.({ host, live, copy })
}

/** The engine writes `undefined` as an attribute without a value, which a browser would take for set. */
function isUnset(value: unknown, name: string): boolean {
  return (
    !['class', 'style', 'id'].includes(name) && (value === undefined || value === null || value === false)
  )
}

function addImage(copy: Element, source: string | null): void {
  if (!source) return
  const image = document.createElement('img')
  image.src = source
  copy.prepend(image)
}

function addText({ live, copy }: Pair): void {
  const value = textOf(shownValue(live))
  const shown = document.createElement('span')
  shown.textContent = isOn(attributeOf(live, 'password')) ? '●'.repeat(value.length) : value
  if (!value) {
    shown.textContent = textOf(attributeOf(live, 'placeholder'))
    shown.className = `host-placeholder ${textOf(attributeOf(live, 'placeholder-class'))}`
    shown.setAttribute('style', toPx(textOf(attributeOf(live, 'placeholder-style'))))
  }
  copy.replaceChildren(shown)
}

function markChecked({ live, copy }: Pair): void {
  if (isChecked(live)) copy.setAttribute('data-on', '')
}

function addStyle(copy: Element, declaration: string): void {
  copy.setAttribute('style', `${copy.getAttribute('style') ?? ''};${declaration}`)
}
