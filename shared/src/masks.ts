/** What others may see of a name: its first letter, and of three or more its last. A single letter is the whole name. */
export function maskedName(name: string): string {
  const letters = Array.from(name)
  const first = letters.length > 1 ? letters[0] : ''
  const last = letters.length > 2 ? letters.at(-1) : ''
  return `${first}*${last}`
}

/** Of a phone number, its first three digits and its last two, as WeChat asks for; one from abroad begins with its plus. */
export function maskedPhone(phone: string): string {
  const number = phone.replace(/^\+86/, '')
  const head = number.startsWith('+') ? 4 : 3
  const hidden = Math.max(number.length - head - 2, 0)
  return `${number.slice(0, head)}${'*'.repeat(hidden)}${number.slice(-2)}`
}

/** Of a customer number, its last digits: four of a long one, two of a short one. */
export function maskedNumber(number: string): string {
  const shown = number.length < 8 ? 2 : 4
  return `${'*'.repeat(Math.max(number.length - shown, 0))}${number.slice(-shown)}`
}
