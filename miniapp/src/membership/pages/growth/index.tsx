import { membershipApi } from '@laurel/shared/membership'
import { useState } from 'react'
import { Loaded } from '../../../parts/Loaded.tsx'
import { More } from '../../../parts/More.tsx'
import { useElder } from '../../../platform/elder.ts'
import { openTab } from '../../../platform/navigate.ts'
import { usePaged } from '../../../platform/paged.ts'
import { Empty, List, Screen, Segments, Skeleton } from '../../../ui/index.ts'
import { ChangeRow, GrowthRow } from '../../parts/HistoryRows.tsx'

const PAGE = { limit: 20 }

type View = 'growth' | 'changes'

const views: readonly { value: View; label: string }[] = [
  { value: 'growth', label: '成长值' },
  { value: 'changes', label: '等级变化' },
]

export default function GrowthHistory() {
  const [view, setView] = useState<View>('growth')
  return (
    <Screen elder={useElder()} className='growth-history'>
      <Segments items={views} value={view} onChange={setView} />
      {view === 'growth' ? <GrowthLines /> : <Changes />}
    </Screen>
  )
}

const toTasks = { label: '去做任务', onClick: () => void openTab('tasks') }

function GrowthLines() {
  const page = usePaged(membershipApi.growth, PAGE)
  return (
    <Loaded remote={page} skeleton={<Skeleton kind='row' count={8} />}>
      {() =>
        page.items.length ? (
          <>
            <List className='growth-lines'>
              {page.items.map((line) => (
                <GrowthRow key={line.id} line={line} />
              ))}
            </List>
            <More list={page} />
          </>
        ) : (
          <Empty title='还没有成长值记录' note='完成任务和消费都会记在这里' action={toTasks} />
        )
      }
    </Loaded>
  )
}

function Changes() {
  const page = usePaged(membershipApi.changes, PAGE)
  return (
    <Loaded remote={page} skeleton={<Skeleton kind='row' count={4} />}>
      {() =>
        page.items.length ? (
          <>
            <List className='change-lines'>
              {page.items.map((line) => (
                <ChangeRow key={line.subject} line={line} />
              ))}
            </List>
            <More list={page} />
          </>
        ) : (
          <Empty title='等级还没有变化过' action={toTasks} />
        )
      }
    </Loaded>
  )
}
