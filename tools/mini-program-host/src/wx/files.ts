/** Files of the mini program: its package, its temporary files, its user folder, and what leaves it for a chat. */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Host } from '../host.ts'
import { type Area, type Callbacks, failure, failWith, Live, succeed } from './api.ts'

const USER_DATA_PATH = 'http://usr'
const TEMP = 'http://tmp/'

/** One folder on disk per host, made when first needed and gone when the host closes. */
export class Files {
  #dir: string | undefined
  #count = 0
  readonly #locateInPackage: (file: string) => string

  constructor(locateInPackage: (file: string) => string) {
    this.#locateInPackage = locateInPackage
  }

  write(bytes: Uint8Array, extension: string): string {
    this.#count += 1
    const name = `${TEMP}${this.#count}.${extension}`
    fs.writeFileSync(this.locate(name), bytes)
    return name
  }

  isOwn(name: string): boolean {
    return name.startsWith(TEMP) || name.startsWith(USER_DATA_PATH)
  }

  /** Where a mini program path is on disk. */
  locate(name: string): string {
    if (this.isOwn(name)) {
      this.#dir ??= fs.mkdtempSync(path.join(os.tmpdir(), 'mini-program-'))
      return path.join(this.#dir, path.basename(name))
    }
    return this.#locateInPackage(name.replace(/^\//, ''))
  }

  has(name: string): boolean {
    return fs.existsSync(this.locate(name))
  }

  read(name: string): Buffer {
    return fs.readFileSync(this.locate(name))
  }

  close(): void {
    if (this.#dir) fs.rmSync(this.#dir, { recursive: true, force: true })
  }
}

export function filesArea(host: Host): Area {
  return {
    raw: {
      env: { USER_DATA_PATH },
      getFileSystemManager: () => fileSystem(host),
    },
    async: {
      shareFileMessage: ({ filePath, fileName }: { filePath: string; fileName?: string }) => {
        const path = existing(host, filePath)
        host.sharedFiles.push({ path, name: fileName ?? filePath.split('/').at(-1) ?? '' })
      },
      openDocument: ({ filePath }: { filePath: string }) => {
        host.openedDocuments.push(existing(host, filePath))
      },
    },
  }
}

function existing(host: Host, file: string): string {
  if (!host.files.has(file)) throw failure("file doesn't exist")
  return host.files.locate(file)
}

interface FileOptions extends Callbacks {
  filePath: string
  encoding?: BufferEncoding
  data?: string | ArrayBuffer
}

/** The part of FileSystemManager that a poster needs: read, write, see, remove. */
function fileSystem(host: Host) {
  const read = ({ filePath, encoding }: FileOptions): unknown => {
    if (!host.files.has(filePath)) throw failure(`no such file or directory, open '${filePath}'`)
    const bytes = host.files.read(filePath)
    return encoding ? bytes.toString(encoding) : host.realm.cloneBytes(bytes)
  }
  const write = ({ filePath, data = '', encoding = 'utf8' }: FileOptions): void => {
    const bytes = typeof data === 'string' ? Buffer.from(data, encoding) : new Uint8Array(data)
    fs.writeFileSync(host.files.locate(filePath), bytes)
  }
  const access = ({ path: file }: { path: string }): void => {
    if (!host.files.has(file)) throw failure(`no such file or directory ${file}`)
  }
  const unlink = ({ filePath }: FileOptions): void => fs.rmSync(host.files.locate(filePath))
  const later =
    <T extends Callbacks>(name: string, work: (options: T) => unknown) =>
    (options: T) => {
      try {
        succeed(host, name, options, work(options))
      } catch (error) {
        failWith(host, name, options, error)
      }
    }
  return {
    readFileSync: (filePath: string, encoding?: BufferEncoding) =>
      read({ filePath, ...(encoding ? { encoding } : {}) }),
    writeFileSync: (filePath: string, data: string, encoding: BufferEncoding = 'utf8') =>
      write({ filePath, data, encoding }),
    accessSync: (file: string) => access({ path: file }),
    unlinkSync: (filePath: string) => unlink({ filePath }),
    readFile: later('readFile', (options: FileOptions) => new Live({ data: read(options) })),
    writeFile: later('writeFile', write),
    access: later('access', access as (options: Callbacks & { path: string }) => void),
    unlink: later('unlink', unlink),
  }
}
