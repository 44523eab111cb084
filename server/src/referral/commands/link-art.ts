/** Keeps what WeChat made of a link, so that it is made once: of two processes that ask at the same time, one keeps its picture. */
import { keepImage } from '../../platform/image-rows.ts'
import type { Row, Touch, Work } from '../../schema.ts'

type Art = Row<'linkArt'>

const artAt = (w: Work, code: string): Art =>
  w.get('linkArt', code) ?? w.add('linkArt', { code, urlLink: null, urlLinkUntil: null, image: null })

/** Answers the picture that is kept. A second one is kept by nobody, and goes within the hour. */
export function keepCode(w: Work, { code, image }: { code: string; image: string }, now: number): string {
  const art = artAt(w, code)
  if (art.image !== null) return art.image
  keepImage(w, image, now)
  w.set('linkArt', art, { image })
  return image
}
keepCode.reads = (touch: Touch, { code, image }: { code: string; image: string }): void => {
  touch.row('linkArt', code)
  touch.row('image', image)
}

export interface FreshUrlLink {
  code: string
  urlLink: string
  until: number
}

/** The one that lasts longer stays. */
export function keepUrlLink(w: Work, { code, urlLink, until }: FreshUrlLink): string {
  const art = artAt(w, code)
  if (art.urlLink !== null && (art.urlLinkUntil ?? 0) >= until) return art.urlLink
  w.set('linkArt', art, { urlLink, urlLinkUntil: until })
  return urlLink
}
keepUrlLink.reads = (touch: Touch, { code }: FreshUrlLink): void => touch.row('linkArt', code)
