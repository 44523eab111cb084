/** URL links: what each opens, and until when. */

export interface Link {
  url: string
  appid: string
  /** Empty for the home page. */
  path: string
  query: string
  envVersion: string
  createdAt: number
  expiresAt: number
  /** How often it was opened. */
  visits: number
}

export interface Links {
  keep(link: Link): void
  /** What an app appended as `?cq=` is no part of the link. */
  find(url: string): Link | undefined
  list(): Link[]
  clear(): void
}

export function createLinks(): Links {
  const links = new Map<string, Link>()
  return {
    keep: (link) => void links.set(link.url, link),
    find: (url) => links.get(url.replace(/\?.*$/, '')),
    list: () => [...links.values()],
    clear: () => links.clear(),
  }
}
