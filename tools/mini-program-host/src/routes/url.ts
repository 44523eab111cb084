/** A page address: path and query, the query as WeChat hands it over, not decoded. */

export interface Location {
  path: string
  query: Record<string, string>
  fullPath: string
}

export function parseUrl(url: string): Location {
  const mark = url.indexOf('?')
  const path = (mark < 0 ? url : url.slice(0, mark)).replace(/^\//, '')
  return { path, query: mark < 0 ? {} : parseQuery(url.slice(mark + 1)), fullPath: url.replace(/^\/?/, '/') }
}

function parseQuery(text: string): Record<string, string> {
  const query: Record<string, string> = {}
  for (const pair of text.split('&').filter(Boolean)) {
    const equals = pair.indexOf('=')
    query[equals < 0 ? pair : pair.slice(0, equals)] = equals < 0 ? '' : pair.slice(equals + 1)
  }
  return query
}
