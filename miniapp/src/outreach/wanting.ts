/** Switching a kind of message on or off: shown at once, taken back when the server did not take it. */
import { outreachApi, type Settings } from '@laurel/shared/outreach'
import { create } from 'zustand'
import { ask } from '../platform/ask.ts'
import { troubleOf } from '../platform/remote.ts'

interface Wanting {
  busy: string | null
  trouble: string | null
}

export const useWanting = create<Wanting>(() => ({ busy: null, trouble: null }))

export function resetWanting(): void {
  useWanting.setState({ busy: null, trouble: null })
}

type Change = (turn: (settings: Settings) => Settings) => void

export async function want(templateId: string, isWanted: boolean, change: Change): Promise<void> {
  if (useWanting.getState().busy) return
  useWanting.setState({ busy: templateId, trouble: null })
  change(turned(templateId, isWanted))
  try {
    const settings = await ask(outreachApi.setWanted, { templateId, isWanted })
    change(() => settings)
  } catch (error) {
    change(turned(templateId, !isWanted))
    useWanting.setState({ trouble: troubleOf(error) })
  } finally {
    useWanting.setState({ busy: null })
  }
}

const turned =
  (templateId: string, isWanted: boolean) =>
  ({ items }: Settings): Settings => ({
    items: items.map((item) => (item.templateId === templateId ? { ...item, isWanted } : item)),
  })
