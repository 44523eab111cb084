/** Walks XML: told of every element as it opens and closes, with the text within it. */
import sax, { type QualifiedTag, type Tag } from 'sax'

export interface Visitor {
  open?(name: string, attributes: Readonly<Record<string, string | undefined>>): void
  text?(text: string): void
  close?(name: string): void
  /** Asked now and then: what comes after it is not read. */
  isDone?(): boolean
}

const SLICE = 64 * 1024

/** Names come without their prefixes: which one a namespace has is its writer's choice. */
const local = (name: string): string => name.slice(name.indexOf(':') + 1)

const plain = ({ attributes }: Tag | QualifiedTag): Record<string, string> =>
  Object.fromEntries(Object.entries(attributes).map(([name, value]) => [local(name), String(value)]))

/** False: it is no XML. Entities of its own are not unfolded. */
export function walkXml(xml: string, { open, text, close, isDone }: Visitor): boolean {
  const parser = new sax.SAXParser(true, { position: false })
  parser.onopentag = (tag) => open?.(local(tag.name), plain(tag))
  parser.onclosetag = (name) => close?.(local(name))
  parser.ontext = (said) => text?.(said)
  parser.oncdata = (said) => text?.(said)
  try {
    for (let at = 0; at < xml.length && !isDone?.(); at += SLICE) parser.write(xml.slice(at, at + SLICE))
    if (!isDone?.()) parser.close()
    return true
  } catch {
    return false
  }
}
