/** A query as WeChat shows it to developers: what opens doors is cut short. */
const shownMax = 8
const masked = new Set(['access_token', 'secret', 'js_code', 'signature'])

export function maskedQuery(query: URLSearchParams): string {
  const shown = [...query].map(([name, value]) =>
    masked.has(name) ? `${name}=${value.slice(0, shownMax)}xxxx` : `${name}=${value}`,
  )
  return shown.join('&')
}
