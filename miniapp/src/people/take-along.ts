/** Taking one's data along: fetched with its progress, then handed to a chat or to the browser. */
import { peopleApi } from '@laurel/shared/people'
import { create } from 'zustand'
import { dayOf, now } from '../platform/clock.ts'
import { type Fetched, fetchFile, handOver, handsOverAtOnce } from '../platform/download.ts'
import { troubleOf } from '../platform/remote.ts'

export type Format = 'json' | 'csv'

interface Taking {
  /** What is being fetched. */
  busy: Format | null
  percent: number
  ready: (Fetched & { name: string }) | null
  trouble: string | null
}

const START: Taking = { busy: null, percent: 0, ready: null, trouble: null }

export const useTaking = create<Taking>(() => START)

export function resetTaking(): void {
  useTaking.setState(START)
}

const endings: Record<Format, string> = { json: 'json', csv: 'zip' }

export async function takeAlong(format: Format): Promise<void> {
  if (useTaking.getState().busy) return
  useTaking.setState({ ...START, busy: format })
  try {
    const fetched = await fetchFile({
      path: `${peopleApi.export.path}?format=${format}`,
      onProgress: (percent) => useTaking.setState({ percent }),
    })
    const ready = { ...fetched, name: `laurel-${dayOf(now())}.${endings[format]}` }
    useTaking.setState({ ready })
    if (handsOverAtOnce) await give()
  } catch (error) {
    useTaking.setState({ trouble: troubleOf(error) })
  } finally {
    useTaking.setState({ busy: null })
  }
}

/** Again, as often as wanted. */
export async function give(): Promise<void> {
  const { ready } = useTaking.getState()
  if (ready) await handOver(ready.path, ready.name)
}
