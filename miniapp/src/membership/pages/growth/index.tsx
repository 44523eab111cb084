import type { Call } from '@laurel/shared/call'
import { type GrowthLine, membershipApi, type TierChange } from '@laurel/shared/membership'
import { useState } from 'react'
import { Loaded } from '../../../parts/Loaded.tsx'
import { More } from '../../../parts/More.tsx'
import { useElder } from '../../../platform/elder.ts'
import { openTab } from '../../../platform/navigate.ts'
import { usePaged } from '../../../platform/paged.ts'
import { Empty, List, Screen, Segments, Skeleton } from '../../../ui/index.ts'
import { ChangeRow, GrowthRow } from '../../parts/HistoryRows.tsx'

const PAGE = { limit: 20 }

type Shown = 'growth' | 'changes'
type Line = GrowthLine | TierChange

const views: readonly { value: Shown; label: string }[] = [
  { value: 'growth', label: '成长值' },
  { value: 'changes', label: '等级变化' },
]

/** Both are lists of what happened: one page asks for the one or the other. */
const calls: Record<
  Shown,
  Call<{ cursor?: string; limit?: number }, { items: Line[]; next: string | null }>
> = {
  growth: membershipApi.growth,
  changes: membershipApi.changes,
}

export default function GrowthHistory() {
  const [shown, setShown] = useState<Shown>('growth')
  const page = usePaged(calls[shown], PAGE)
  return (
    <Screen elder={useElder()} className='growth-history'>
      <Segments items={views} value={shown} onChange={setShown} />
      <Loaded remote={page} skeleton={<Skeleton kind='row' count={8} />}>
        {() =>
          page.items.length ? (
            <>
              <List className='history-lines'>
                {page.items.map((line) => (
                  <Row key={'change' in line ? line.subject : line.id} line={line} />
                ))}
              </List>
              <More list={page} />
            </>
          ) : (
            <Nothing shown={shown} />
          )
        }
      </Loaded>
    </Screen>
  )
}

const Row = ({ line }: { line: Line }) =>
  'change' in line ? <ChangeRow line={line} /> : <GrowthRow line={line} />

const Nothing = ({ shown }: { shown: Shown }) => (
  <Empty
    title={shown === 'growth' ? '还没有成长值记录' : '等级还没有变化过'}
    note='完成任务和消费都会记在这里'
    action={{ label: '去做任务', onClick: () => void openTab('tasks') }}
  />
)
