/** The mini program codes that were drawn: which scene leads to which page. */
const keptMax = 10_000

export interface QrCode {
  at: number
  appid: string
  scene: string
  /** Empty for the home page. */
  page: string
  envVersion: string
  widthPx: number
  /** What the picture says to whoever decodes it. */
  text: string
}

export interface QrCodes {
  keep(code: QrCode): void
  list(): QrCode[]
  clear(): void
}

export function createQrCodes(): QrCodes {
  const kept: QrCode[] = []
  return {
    keep(code) {
      kept.push(code)
      if (kept.length > keptMax) kept.shift()
    },
    list: () => [...kept],
    clear() {
      kept.length = 0
    },
  }
}
