/** What the message settings say where the sentence depends on the facts. */
import { wordsFor } from '../platform/answers.ts'

export const grantedWords = (granted: number): string =>
  granted > 0 ? `已允许，还可以发 ${granted} 条` : '还没有允许'

export const switchTrouble = (code: string): string =>
  code === 'OFFLINE' ? '网络不可用，没有改变，联网后再试一次' : wordsFor(code)
