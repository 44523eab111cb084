/** What makes two questions one: the same words, with the same options in whatever order. */
import { createHash } from 'node:crypto'
import type { QuestionOption } from '@laurel/shared/quizzes'

const bare = (text: string): string => text.replace(/\s/g, '')

/** Many banks ask “which of these is true” a hundred times: its options belong to a question. */
export function questionHash({
  text,
  options,
}: {
  text: string
  options: readonly QuestionOption[]
}): string {
  const said = [bare(text), ...options.map((option) => bare(option.text)).toSorted()]
  return createHash('sha256').update(JSON.stringify(said)).digest('hex')
}
