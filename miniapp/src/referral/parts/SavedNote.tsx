import { Band } from '../../ui/index.ts'
import { albumWords, savedWords } from '../invite-words.zh.ts'
import { allowSaving, useMaking } from '../poster-making.ts'

/** How the last saving ended, and what can be done about it. */
export function SavedNote() {
  const saved = useMaking((making) => making.saved)
  if (!saved) return null
  if (saved === 'refused')
    return (
      <Band
        tone='fruit'
        icon='info'
        title={albumWords.title}
        action={{ label: '去设置', onClick: () => void allowSaving() }}
      >
        {albumWords.words}
      </Band>
    )
  const isKept = saved === 'saved' || saved === 'downloaded'
  return (
    <Band tone={isKept ? 'plain' : 'fruit'} icon={isKept ? 'check' : 'info'}>
      {savedWords[saved]}
    </Band>
  )
}
