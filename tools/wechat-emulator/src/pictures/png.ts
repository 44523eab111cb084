/** The smallest PNG writer that keeps opacity: one chunk of unfiltered rows. */
import { crc32, deflateSync } from 'node:zlib'

export interface Pixels {
  width: number
  height: number
  /** Red, green, blue and opacity of each. */
  data: Buffer
}

const signature = Buffer.from('89504e470d0a1a0a', 'hex')
const [bitDepth, withOpacity] = [8, 6]

export function encodePng({ width, height, data }: Pixels): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([bitDepth, withOpacity], 8)
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows(width * 4, data))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** Each row begins with its filter: none. */
function rows(rowBytes: number, data: Buffer): Buffer {
  const parts: Buffer[] = []
  for (let start = 0; start < data.length; start += rowBytes) {
    parts.push(Buffer.of(0), data.subarray(start, start + rowBytes))
  }
  return Buffer.concat(parts)
}

function chunk(name: string, content: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(content.length)
  const named = Buffer.concat([Buffer.from(name), content])
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}
