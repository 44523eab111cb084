/** What the phone remembers between launches: one value a key, and stores that keep themselves. */
import Taro from '@tarojs/taro'
import { create, type StoreApi, type UseBoundStore } from 'zustand'

const PREFIX = 'laurel/'

export function read<T>(key: string): T | null {
  try {
    const text: unknown = Taro.getStorageSync(PREFIX + key)
    return typeof text === 'string' && text ? (JSON.parse(text) as T) : null
  } catch {
    return null
  }
}

/** A full or broken storage must not stop a screen: what can't be kept is only not there next time. */
export function write(key: string, value: unknown): boolean {
  try {
    Taro.setStorageSync(PREFIX + key, JSON.stringify(value))
    return true
  } catch {
    return false
  }
}

export function forget(key: string): void {
  Taro.removeStorageSync(PREFIX + key)
}

export function keysUnder(prefix: string): string[] {
  const from = PREFIX + prefix
  return Taro.getStorageInfoSync()
    .keys.filter((key) => key.startsWith(from))
    .map((key) => key.slice(PREFIX.length))
}

/** A store whose state is read from storage at launch and written at each change. */
export function keptStore<T extends object>(key: string, initial: T): UseBoundStore<StoreApi<T>> {
  const store = create<T>(() => ({ ...initial, ...read<T>(key) }))
  store.subscribe((state) => {
    write(key, state)
  })
  return store
}
