/** A phone in a test's hand: the same journey holds the built weapp by automator, or the H5 build by Chromium. */

export interface Phone {
  /** Taps the nth match on the page in front, once it is there. */
  tap(selector: string, nth?: number): Promise<void>
  /** Of the first match, once it is there. */
  text(selector: string): Promise<string>
  count(selector: string): Promise<number>
  /** Until the first match's text contains it. */
  sees(selector: string, words: string): Promise<void>
  /** Writes into the field, which is on the page already. */
  fill(selector: string, text: string): Promise<void>
  /** Answers WeChat's question whether an act is meant. */
  confirm(isMeant: boolean): Promise<void>
  /** WeChat asks before it hands anything over; a browser has nothing to hand over. */
  readonly asksPrivacy: boolean
  answerPrivacy(agreed: boolean): Promise<void>
  /** The next picture that the member picks. */
  hasPicture(png: Buffer): void
  /** What WeChat's question about messages is answered with from now on. */
  answersMessages(answer: 'accept' | 'reject' | 'ban' | 'switched-off'): void
  /** Files that went to a chat or to the browser's downloads, as text. */
  taken(): Promise<{ name: string; bytes: Buffer }[]>
  tab(name: 'home' | 'tasks' | 'mall' | 'me'): Promise<void>
  back(): Promise<void>
  /** Path of the page in front. */
  path(): Promise<string>
  /** What went wrong on the phone itself since it was switched on. */
  faults(): string[]
  /** What the page in front has sent to its view so far; a browser has no view apart. */
  drawn(): { calls: number; bytes: number }
  picture(name: string): Promise<void>
  close(): Promise<void>
}

const WITHIN_MS = 15_000

/** Tries until it answers something else than undefined. `instead` tells what is there, should it never come. */
export async function eventually<T>(
  what: string,
  attempt: () => Promise<T | undefined>,
  instead: () => Promise<string> = async () => '',
): Promise<T> {
  const end = Date.now() + WITHIN_MS
  for (;;) {
    const result = await attempt().catch(() => undefined)
    if (result !== undefined) return result
    if (Date.now() > end) throw new Error(`never happened: ${what}${await instead().catch(() => '')}`)
    await new Promise((resolve) => setTimeout(resolve, 60))
  }
}
