/** Downloads into temporary files, and uploads from them. */
import path from 'node:path'
import type { Host } from '../host.ts'
import { textOf } from '../plain.ts'
import { type Area, type Callbacks, failWith, succeed } from './api.ts'
import { redirected } from './origins.ts'
import { mustBeOnline, taskFor, whyFailed } from './request.ts'

const timeoutMs = 60_000

interface Download extends Callbacks {
  url: string
  header?: Record<string, string>
  timeout?: number
}

interface Upload extends Callbacks {
  url: string
  filePath: string
  name: string
  formData?: Record<string, unknown>
  header?: Record<string, string>
}

export function transfersArea(host: Host): Area {
  return {
    raw: {
      downloadFile: (options: Download) => {
        const progress = new ProgressListeners()
        const work = (signal: AbortSignal) => download(host, options, { signal, progress })
        return { ...transfer(host, 'downloadFile', options, work), ...progress.methods }
      },
      uploadFile: (options: Upload) =>
        transfer(host, 'uploadFile', options, (signal) => upload(host, options, signal)),
    },
  }
}

function transfer(
  host: Host,
  name: string,
  callbacks: Callbacks,
  work: (signal: AbortSignal) => Promise<unknown>,
) {
  const under = host.network.begin(timeoutMs)
  work(under.signal)
    .then(
      (result) => succeed(host, name, callbacks, result),
      (error) => failWith(host, name, callbacks, whyFailed(error, under.signal)),
    )
    .finally(under.end)
  return taskFor(under.abort)
}

interface Under {
  signal: AbortSignal
  progress: ProgressListeners
}

async function download(host: Host, { url, header = {} }: Download, { signal, progress }: Under) {
  mustBeOnline(host)
  const reply = await fetch(redirected(host, url), { signal, headers: header })
  const extension = reply.headers.get('content-type')?.split('/')[1]?.split(/[;+]/)[0] ?? 'bin'
  const bytes = new Uint8Array(await reply.arrayBuffer())
  progress.tell(host, bytes.length)
  return { tempFilePath: host.files.write(bytes, extension), statusCode: reply.status }
}

interface Progress {
  progress: number
  totalBytesWritten: number
  totalBytesExpectedToWrite: number
}

/** Heard once, when all has arrived. */
class ProgressListeners {
  readonly #listeners = new Set<(progress: Progress) => void>()
  readonly methods = {
    onProgressUpdate: (listener: (progress: Progress) => void) => void this.#listeners.add(listener),
    offProgressUpdate: (listener: (progress: Progress) => void) => void this.#listeners.delete(listener),
  }

  tell(host: Host, sizeBytes: number): void {
    const done = { progress: 100, totalBytesWritten: sizeBytes, totalBytesExpectedToWrite: sizeBytes }
    for (const listener of this.#listeners) host.guard(() => listener(host.realm.clone(done)))
  }
}

async function upload(
  host: Host,
  { url, filePath, name, formData = {}, header = {} }: Upload,
  signal: AbortSignal,
) {
  mustBeOnline(host)
  const body = new FormData()
  for (const [field, value] of Object.entries(formData)) body.append(field, textOf(value))
  body.append(name, new Blob([new Uint8Array(host.files.read(filePath))]), path.basename(filePath))
  const reply = await fetch(redirected(host, url), { method: 'POST', body, headers: header, signal })
  return { data: await reply.text(), statusCode: reply.status }
}
