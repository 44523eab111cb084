/** wx storage: JSON by key, in the map that the host's owner may keep over a relaunch. */
import type { Host } from '../host.ts'
import type { Area } from './api.ts'

const limitSizeKb = 10_240

export function storageArea({ storage }: Host): Area {
  const read = (key: string): unknown => JSON.parse(storage.get(key) ?? '""')
  const write = (key: string, value: unknown) => void storage.set(key, JSON.stringify(value) ?? '""')
  const remove = (key: string) => void storage.delete(key)
  const clear = () => storage.clear()
  const describe = () => {
    const bytes = [...storage].reduce((sum, [key, json]) => sum + key.length + Buffer.byteLength(json), 0)
    return { keys: [...storage.keys()], currentSize: Math.ceil(bytes / 1024), limitSize: limitSizeKb }
  }
  const find = ({ key }: { key: string }) => {
    if (!storage.has(key)) throw new Error('data not found')
    return { data: read(key) }
  }

  return {
    sync: {
      getStorageSync: read,
      setStorageSync: write,
      removeStorageSync: remove,
      clearStorageSync: clear,
      getStorageInfoSync: describe,
    },
    async: {
      getStorage: find,
      setStorage: ({ key, data }: { key: string; data: unknown }) => write(key, data),
      removeStorage: ({ key }: { key: string }) => remove(key),
      clearStorage: clear,
      getStorageInfo: describe,
    },
  }
}
