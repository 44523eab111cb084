import type { OutputOf } from '@laurel/shared/call'
import { type ListHistoryInput, pointsApi } from '@laurel/shared/points'
import { useMemo, useState } from 'react'
import { Loaded } from '../../../parts/Loaded.tsx'
import { More } from '../../../parts/More.tsx'
import { Outcomes } from '../../../parts/Outcomes.tsx'
import { useElder } from '../../../platform/elder.ts'
import { open, openTab, urls } from '../../../platform/navigate.ts'
import { type Paged, usePaged } from '../../../platform/paged.ts'
import { useRemote } from '../../../platform/remote.ts'
import { Empty, List, Screen, Segments, Skeleton } from '../../../ui/index.ts'
import { Balance } from '../../parts/Balance.tsx'
import { Entry } from '../../parts/Entry.tsx'
import { Lots } from '../../parts/Lots.tsx'

const NOTHING = {}
const PAGE_ITEMS = 20

type Filter = 'all' | NonNullable<ListHistoryInput['kind']>

const filters: readonly { value: Filter; label: string }[] = [
  { value: 'all', label: '全部' },
  { value: 'earned', label: '获得' },
  { value: 'used', label: '使用' },
  { value: 'expired', label: '到期' },
]

export default function History() {
  const summary = useRemote(pointsApi.summary, NOTHING)
  return (
    <Screen elder={useElder()} className='points-history'>
      <Outcomes />
      <Loaded remote={summary} skeleton={<Skeleton kind='card' count={2} />}>
        {(points) => (
          <>
            <Balance points={points} />
            {points.lots.length ? <Lots points={points} /> : null}
          </>
        )}
      </Loaded>
      <Entries />
    </Screen>
  )
}

function Entries() {
  const [filter, setFilter] = useState<Filter>('all')
  const input = useMemo(
    (): ListHistoryInput => ({ limit: PAGE_ITEMS, ...(filter === 'all' ? {} : { kind: filter }) }),
    [filter],
  )
  const history = usePaged(pointsApi.history, input)
  return (
    <>
      <Segments items={filters} value={filter} onChange={setFilter} />
      <Loaded remote={history} skeleton={<Skeleton kind='row' count={4} />}>
        {() => (history.items.length ? <Listed history={history} /> : <NoEntries filter={filter} />)}
      </Loaded>
    </>
  )
}

const Listed = ({ history }: { history: Paged<OutputOf<typeof pointsApi.history>> }) => (
  <>
    <List className='entries'>
      {history.items.map((entry) => (
        <Entry
          key={entry.id}
          entry={entry}
          onOpen={entry.orderId ? () => void open(urls.order(entry.orderId ?? '')) : undefined}
        />
      ))}
    </List>
    <More list={history} />
  </>
)

function NoEntries({ filter }: { filter: Filter }) {
  if (filter === 'all') {
    return (
      <Empty
        title='还没有积分记录'
        note='签到就能得到第一笔'
        action={{ label: '去签到', onClick: () => void openTab('tasks') }}
      />
    )
  }
  const words = { earned: '还没有获得过积分', used: '还没有使用过积分', expired: '没有到期的积分' }
  return <Empty title={words[filter]} />
}
