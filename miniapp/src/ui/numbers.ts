const MINUS = '\u2212'

/** 2860 → 2,860. A minus sign is the typographic one, as wide as the plus. */
export function formatNumber(amount: number): string {
  const [whole = '0', part] = String(Math.abs(amount)).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return `${amount < 0 ? MINUS : ''}${grouped}${part ? `.${part}` : ''}`
}

/** For changes: 30 → +30, -600 → −600, 0 → 0. */
export const formatSigned = (amount: number): string => `${amount > 0 ? '+' : ''}${formatNumber(amount)}`

/** 2026-12-31 → `12 月 31 日`; anything else is already in words. */
export function formatDay(day: string): string {
  const [, month, date] = /^\d{4}-(\d{2})-(\d{2})/.exec(day) ?? []
  return month && date ? `${Number(month)} 月 ${Number(date)} 日` : day
}
