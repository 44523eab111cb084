import type { HistoryEntry } from '@laurel/shared/points'
import { ListItem, Num } from '../../ui/index.ts'
import { entryNote, entryTitle } from '../../words.zh.ts'

interface EntryProps {
  entry: HistoryEntry
  /** Where it came from, when that can be opened. */
  onOpen?: (() => void) | undefined
}

export const Entry = ({ entry, onOpen }: EntryProps) => (
  <ListItem className='entry' title={entryTitle(entry)} note={entryNote(entry)} onClick={onOpen}>
    <Num value={entry.points} signed tone={toneOf(entry)} />
  </ListItem>
)

function toneOf({ points, reason }: HistoryEntry): 'accent' | 'ink' | 'ink-3' {
  if (reason === 'expire') return 'ink-3'
  return points > 0 ? 'accent' : 'ink'
}
