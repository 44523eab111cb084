/** Pictures: what a canvas drew, the album, and what the member picks. */
import type { Canvas } from '@napi-rs/canvas'
import type { Host } from '../host.ts'
import { decode, imageBytes, newCanvas } from '../view/canvas.ts'
import { type Area, failure } from './api.ts'

interface CanvasOptions {
  canvas?: Canvas
  fileType?: string
}

interface CompressOptions {
  src: string
  /** 0–100. */
  quality?: number
  compressedWidth?: number
}

/** A JPEG, smaller in both ways; the height follows the width. */
async function compress(
  host: Host,
  { src, quality = 80, compressedWidth }: CompressOptions,
): Promise<string> {
  const image = await decode(await imageBytes(host, src))
  const width = compressedWidth ?? image.width
  const height = Math.round((image.height * width) / image.width)
  const canvas = newCanvas(host, width, height)
  canvas.getContext('2d').drawImage(image, 0, 0, width, height)
  return host.files.write(canvas.toBuffer('image/jpeg', quality), 'jpg')
}

export function mediaArea(host: Host): Area {
  return {
    async: {
      canvasToTempFilePath: ({ canvas, fileType = 'png' }: CanvasOptions) => {
        if (!canvas) throw failure('canvas is empty')
        const bytes = fileType === 'jpg' ? canvas.toBuffer('image/jpeg') : canvas.toBuffer('image/png')
        return { tempFilePath: host.files.write(bytes, fileType) }
      },
      saveImageToPhotosAlbum: async ({ filePath }: { filePath: string }) => {
        await host.privacy.require('saveImageToPhotosAlbum')
        if (!host.files.has(filePath)) throw failure('file not found')
        host.album.push(host.files.locate(filePath))
      },
      getImageInfo: async ({ src }: { src: string }) => {
        const { width, height } = await decode(await imageBytes(host, src))
        return { width, height, path: src, orientation: 'up', type: src.split('.').at(-1) ?? 'unknown' }
      },
      compressImage: async (options: CompressOptions) => ({ tempFilePath: await compress(host, options) }),
      previewImage: () => ({}),
      chooseImage: async () => {
        await host.privacy.require('chooseImage')
        throw failure('cancel')
      },
      chooseMedia: async () => {
        await host.privacy.require('chooseMedia')
        throw failure('cancel')
      },
      scanCode: () => {
        throw failure('cancel')
      },
    },
    raw: {
      createOffscreenCanvas: ({ width = 300, height = 150 }: { width?: number; height?: number } = {}) =>
        newCanvas(host, width, height),
    },
  }
}
