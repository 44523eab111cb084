/** What others may see of a name: its first letter, and of three or more its last. A single letter is the whole name. */
export function maskedName(name: string): string {
  const letters = Array.from(name)
  const first = letters.length > 1 ? letters[0] : ''
  const last = letters.length > 2 ? letters.at(-1) : ''
  return `${first}*${last}`
}
