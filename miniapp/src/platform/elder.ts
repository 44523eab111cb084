/** `长辈模式`: everything larger and still. Until chosen, it follows the font size set in WeChat. */
import { fontSize } from './device.ts'
import { keptStore } from './storage.ts'

/** WeChat's two largest steps. */
const LARGE_PX = 20

const useElderChoice = keptStore<{ chosen: boolean | null }>('elder', { chosen: null })

let large: boolean | null = null

function followsFont(): boolean {
  large ??= fontSize() >= LARGE_PX
  return large
}

export const useElder = (): boolean => useElderChoice(({ chosen }) => chosen ?? followsFont())

export function setElder(chosen: boolean): void {
  useElderChoice.setState({ chosen })
}
