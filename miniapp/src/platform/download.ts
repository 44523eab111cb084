/** A file of the member's own: fetched with their session, then given to a chat, or to the browser. */
import Taro from '@tarojs/taro'
import { Offline, Refused } from './answers.ts'
import { isWeChat } from './host.ts'
import { freshToken } from './renewal.ts'

/** WeChat gives a file to a chat only at a tap; a browser takes it as it comes. */
export const handsOverAtOnce = !isWeChat

const TIMEOUT_MS = 60_000

export interface Fetched {
  path: string
  /** 0 when the platform does not say. */
  sizeBytes: number
}

interface Wanted {
  /** Below the API's root. */
  path: string
  onProgress: (percent: number) => void
}

/** Throws Refused and Offline like every call. */
export async function fetchFile({ path, onProgress }: Wanted): Promise<Fetched> {
  const token = await freshToken()
  if (!token) throw new Refused({ code: 'SESSION_MISSING' })
  let sizeBytes = 0
  const task = Taro.downloadFile({
    url: API_BASE + path,
    header: { authorization: `Bearer ${token}` },
    timeout: TIMEOUT_MS,
  })
  task.progress?.(({ progress, totalBytesWritten }) => {
    sizeBytes = totalBytesWritten
    onProgress(progress)
  })
  const { statusCode, tempFilePath } = await task.catch((failure: { errMsg?: string }) => {
    throw new Offline(failure.errMsg)
  })
  if (statusCode >= 200 && statusCode < 300) return { path: tempFilePath, sizeBytes }
  throw failureOf(statusCode, await textOf(tempFilePath))
}

/** A picture that anybody may see. Throws Offline when nobody answered, and else when it is not there. */
export async function fetchPicture(url: string): Promise<string> {
  const { statusCode, tempFilePath } = await Taro.downloadFile({ url, timeout: TIMEOUT_MS }).catch(
    (failure: { errMsg?: string }) => {
      throw new Offline(failure.errMsg)
    },
  )
  if (statusCode >= 200 && statusCode < 300) return tempFilePath
  throw new Error(`status ${statusCode}`)
}

function failureOf(status: number, text: string): Error {
  try {
    const problem = JSON.parse(text) as { code?: string }
    if (typeof problem.code === 'string') return new Refused({ code: problem.code })
  } catch {
    // Not the server's own words.
  }
  return new Offline(`status ${status}`)
}

async function textOf(path: string): Promise<string> {
  if (!isWeChat) return (await fetch(path)).text()
  return new Promise((resolve) => {
    Taro.getFileSystemManager().readFile({
      filePath: path,
      encoding: 'utf8',
      success: ({ data }) => resolve(String(data)),
      fail: () => resolve(''),
    })
  })
}

/** To a chat, as `文件传输助手`; in a browser, to its downloads. False when the member closed the choice. */
export async function handOver(path: string, name: string): Promise<boolean> {
  if (!isWeChat) {
    const link = document.createElement('a')
    link.href = path
    link.download = name
    link.click()
    return true
  }
  try {
    await new Promise((success, fail) => {
      void Taro.shareFileMessage({ filePath: path, fileName: name, success, fail })
    })
    return true
  } catch {
    return false
  }
}
