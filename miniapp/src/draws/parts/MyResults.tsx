import type { DrawPage } from '@laurel/shared/draws'
import { open, urls } from '../../platform/navigate.ts'
import { List, Section } from '../../ui/index.ts'
import { ResultRow } from './ResultRow.tsx'

/** As many as one sees at a glance; the rest is a page of its own. */
const SHOWN = 3

export function MyResults({ page: { drawId, mine } }: { page: DrawPage }) {
  if (mine.length === 0) return null
  return (
    <Section title='我的抽奖' more='全部' onMore={() => void open(urls.drawResults(drawId))}>
      <List className='my-results'>
        {mine.slice(0, SHOWN).map((line) => (
          <ResultRow key={line.number} drawId={drawId} line={line} />
        ))}
      </List>
    </Section>
  )
}
