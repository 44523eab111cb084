/** A package names the server it was built for; a test has a server of its own. */
import type { Host } from '../host.ts'

export function redirected({ options: { origins = {} } }: Host, url: string): string {
  const { origin } = new URL(url)
  return (origins[origin] ?? origin) + url.slice(origin.length)
}
