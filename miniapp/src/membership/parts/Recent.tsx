import type { TiersPage } from '@laurel/shared/membership'
import { open, openTab, urls } from '../../platform/navigate.ts'
import { Button, Card, List, Section, Words } from '../../ui/index.ts'
import { newestOf } from '../history.ts'
import { ChangeRow, GrowthRow } from './HistoryRows.tsx'

const SHOWN = 5

/** The newest of what changed, each with its why. */
export function Recent({ page }: { page: TiersPage }) {
  const lines = newestOf(page, SHOWN)
  return (
    <Section title='为什么变化' more='全部' onMore={() => void open(urls.growth())}>
      {lines.length ? (
        <List className='recent'>
          {lines.map((entry) =>
            entry.kind === 'growth' ? (
              <GrowthRow key={entry.key} line={entry.line} />
            ) : (
              <ChangeRow key={entry.key} line={entry.line} />
            ),
          )}
        </List>
      ) : (
        <Card spaced>
          <Words kind='note' tone='ink-2'>
            还没有成长值记录。完成任务、消费都会记在这里，每一笔都能看到原因。
          </Words>
          <Button kind='soft' size='tap' full onClick={() => void openTab('tasks')}>
            去做任务
          </Button>
        </Card>
      )}
    </Section>
  )
}
