import type { OutputOf } from '@laurel/shared/call'
import { type HistoryEntry, type ListHistoryInput, pointsApi } from '@laurel/shared/points'
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
type History = Paged<OutputOf<typeof pointsApi.history>>

const filters: readonly { value: Filter; label: string }[] = [
  { value: 'all', label: '全部' },
  { value: 'earned', label: '获得' },
  { value: 'used', label: '使用' },
  { value: 'expired', label: '到期' },
]

const inputOf = (filter: Filter): ListHistoryInput => ({
  limit: PAGE_ITEMS,
  ...(filter === 'all' ? {} : { kind: filter }),
})

export default function PointsHistory() {
  const [filter, setFilter] = useState<Filter>('all')
  const summary = useRemote(pointsApi.summary, NOTHING)
  const history = usePaged(
    pointsApi.history,
    useMemo(() => inputOf(filter), [filter]),
  )
  return (
    <Screen elder={useElder()} className='points-history'>
      <Outcomes />
      <Loaded remote={summary} skeleton={<Skeleton kind='card' count={2} />}>
        {(points) => (
          <>
            <Balance points={points} />
            {points.lots.length ? <Lots points={points} /> : null}
            <Segments items={filters} value={filter} onChange={setFilter} />
            <Loaded remote={history} skeleton={<Skeleton kind='row' count={4} />} within>
              {() => (history.items.length ? <Entries history={history} /> : <NoEntries filter={filter} />)}
            </Loaded>
          </>
        )}
      </Loaded>
    </Screen>
  )
}

/** An order says all about itself; everything else has a reason. */
function toOrigin({ orderId, why }: Pick<HistoryEntry, 'orderId' | 'why'>): (() => void) | undefined {
  if (orderId) return () => void open(urls.order(orderId))
  return why ? () => void open(urls.why(why)) : undefined
}

const Entries = ({ history }: { history: History }) => (
  <>
    <List className='entries'>
      {history.items.map((entry) => (
        <Entry key={entry.id} entry={entry} onOpen={toOrigin(entry)} />
      ))}
    </List>
    <More list={history} />
  </>
)

const nothing: Record<Exclude<Filter, 'all'>, string> = {
  earned: '还没有获得过积分',
  used: '还没有使用过积分',
  expired: '没有到期的积分',
}

function NoEntries({ filter }: { filter: Filter }) {
  if (filter !== 'all') return <Empty title={nothing[filter]} />
  const action = { label: '去签到', onClick: () => void openTab('tasks') }
  return <Empty title='还没有积分记录' note='签到就能得到第一笔' action={action} />
}
