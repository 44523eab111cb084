/** Pictures and sounds that were handed in for a check. */
const keptMax = 10_000

export interface MediaCheck {
  traceId: string
  appid: string
  openid: string
  url: string
  mediaType: 'audio' | 'image'
  at: number
  dueAt: number
  /** The verdict has been given, whether or not anybody listens. */
  done: boolean
}

export interface MediaChecks {
  keep(check: MediaCheck): void
  list(): MediaCheck[]
  clear(): void
}

export function createMediaChecks(): MediaChecks {
  const kept: MediaCheck[] = []
  return {
    keep(check) {
      kept.push(check)
      if (kept.length > keptMax) kept.shift()
    },
    list: () => [...kept],
    clear() {
      kept.length = 0
    },
  }
}
