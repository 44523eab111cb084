/** Pictures in a snapshot: the web's stay addresses, the package's become data URIs, so the file stands alone. */
import type { Host } from '../host.ts'
import { resolveIn } from '../package/package.ts'
import { redirected } from '../wx/origins.ts'

const TYPES: Record<string, string> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  svg: 'image/svg+xml',
}

/** Where Chromium can read it from, or null when there is no such file. */
export function imageSource(host: Host, source: string): string | null {
  if (source.startsWith('data:')) return source
  if (/^https?:/.test(source) && !host.files.isOwn(source)) return redirected(host, source)
  const file = [source, `/${resolveIn(host.currentPage().path, source)}`].find(
    (one) => one && host.files.has(one),
  )
  return file ? inline(host, file) : null
}

function inline(host: Host, file: string): string {
  const type = TYPES[file.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'application/octet-stream'
  return `data:${type};base64,${host.files.read(file).toString('base64')}`
}
