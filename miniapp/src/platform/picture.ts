/** A picture the member chose, made small and read as base64; in the browser preview, the file picker. */
import Taro from '@tarojs/taro'
import { isWeChat } from './host.ts'

/** The server takes 700 KB of base64. */
const CHARS_MAX = 640_000
/** Twice the largest size it is shown at, on a dense screen. */
const EDGE_PX = 512

export const choosesByButton = isWeChat

export async function readPicture(path: string): Promise<string> {
  const text = await base64Of(path)
  if (text.length <= CHARS_MAX) return text
  const { tempFilePath } = await Taro.compressImage({ src: path, quality: 70, compressedWidth: EDGE_PX })
  return base64Of(tempFilePath)
}

function base64Of(filePath: string): Promise<string> {
  return new Promise((resolve, reject) => {
    Taro.getFileSystemManager().readFile({
      filePath,
      encoding: 'base64',
      success: ({ data }) => resolve(String(data)),
      fail: reject,
    })
  })
}

/** Base64 of what was picked in a browser; null when the member picked nothing. */
export async function pickPicture(): Promise<string | null> {
  const file = await pickFile()
  return file && shrink(await createImageBitmap(file))
}

function pickFile(): Promise<File | null> {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = 'image/*'
  return new Promise((resolve) => {
    input.onchange = () => resolve(input.files?.[0] ?? null)
    input.oncancel = () => resolve(null)
    input.click()
  })
}

function shrink(image: ImageBitmap): string {
  const scale = Math.min(1, EDGE_PX / Math.max(image.width, image.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(image.width * scale))
  canvas.height = Math.max(1, Math.round(image.height * scale))
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  return canvas.toDataURL('image/jpeg', 0.85).replace(/^data:[^,]*,/, '')
}
