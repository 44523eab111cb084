/** Finds and reads elements as a test sees them: WXML tag names, ids, classes, within one component's tree. */
import * as glassEasel from 'glass-easel'
import { document, hasNode, nodeOf, tagOf } from '../engine/dom.ts'
import { textOf, toCamel } from '../plain.ts'
import { heldBy } from './held.ts'
import { prefixTags } from './tags.ts'

const CLASS = /\.(-?[_a-zA-Z])/g
const ID = /#([\w-]+)/g
const SNAPSHOT_ORDER = 7

/**
 * Elements are called wx-*, an id carries the prefix of its component, and so does a class in an isolated one:
 * `#a > text.b` is `[id$="--a"] > wx-text.scope--b`.
 */
function toCss(selector: string, scope = ''): string {
  const prefixed = prefixTags(selector).replace(ID, (_, id: string) => `[id$="--${id}"]`)
  return scope ? prefixed.replace(CLASS, `.${scope}--$1`) : prefixed
}

/** Within a page or a component: its own elements, not those inside the components it uses. */
export function queryAll(scope: Element, selector: string): Element[] {
  const tree = treeOf(scope)
  return [...scope.querySelectorAll(toCss(selector, classScopeOf(tree)))].filter(
    (element) => hasNode(element) && nodeOf(element).ownerShadowRoot === tree,
  )
}

function classScopeOf(tree: glassEasel.ShadowRoot | null): string {
  const owner = tree?.getHostNode()
  const { styleScope } = owner?.getComponentOptions() ?? {}
  const scopes = owner?.getRootBehavior().ownerSpace.styleScopeManager
  return (typeof styleScope === 'number' && scopes?.queryName(styleScope)) || ''
}

export function queryXpath(scope: Element, xpath: string): Element[] {
  const path = xpath.replace(/(\/|::)([a-z][a-z-]*)(?=[/[]|$)/g, '$1wx-$2')
  const found = document.evaluate(path, scope, null, SNAPSHOT_ORDER, null)
  const elements: Element[] = []
  for (let i = 0; i < found.snapshotLength; i += 1) elements.push(found.snapshotItem(i) as Element)
  return elements
}

function treeOf(scope: Element): glassEasel.ShadowRoot | null {
  const node = nodeOf(scope)
  return isComponent(node) ? node.getShadowRoot() : node.ownerShadowRoot
}

export function isComponent(node: glassEasel.Element): node is glassEasel.GeneralComponent {
  return glassEasel.Component.isComponent(node)
}

export function componentOf(element: Element): glassEasel.GeneralComponent {
  const node = nodeOf(element)
  if (!isComponent(node)) throw new Error(`<${tagOf(element)}> is not a custom component`)
  return node
}

export function attributeOf(element: Element, name: string): unknown {
  const node = nodeOf(element)
  if (name === 'class') return node.class
  if (name === 'style') return element.getAttribute('style') ?? ''
  if (name === 'id') return node.id
  if (name.startsWith('data-')) return node.dataset?.[toCamel(name.slice('data-'.length))]
  if (isComponent(node) && toCamel(name) in node.data) return node.data[toCamel(name)]
  return node.getAttribute(name)
}

/** What a field shows: what the member entered, else what the page says. */
export function shownValue(element: Element, name = 'value'): unknown {
  return heldBy(element) ?? attributeOf(element, name)
}

export function textIn(element: Element): string {
  return textOf(element.textContent)
}

/** As in the page's WXML: the web view's tag prefix is no part of it. */
export function wxmlOf(element: Element, type: 'inner' | 'outer'): string {
  return (type === 'outer' ? element.outerHTML : element.innerHTML).replace(/(<\/?)wx-/g, '$1')
}
