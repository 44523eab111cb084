/** The subscription messages that reached their users. */
const keptMax = 10_000

export interface Message {
  msgId: string
  at: number
  appid: string
  openid: string
  templateId: string
  /** Where a tap leads; null when nowhere. */
  page: string | null
  values: Record<string, string>
  state: string
  lang: string
}

export interface Messages {
  keep(message: Message): void
  list(openid?: string): Message[]
  clear(): void
}

export function createMessages(): Messages {
  const kept: Message[] = []
  return {
    keep(message) {
      kept.push(message)
      if (kept.length > keptMax) kept.shift()
    },
    list: (openid) => kept.filter((message) => openid === undefined || message.openid === openid),
    clear() {
      kept.length = 0
    },
  }
}
