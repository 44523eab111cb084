import { useState } from 'react'
import { Loaded } from '../../../parts/Loaded.tsx'
import { Outcomes } from '../../../parts/Outcomes.tsx'
import { useElder } from '../../../platform/elder.ts'
import { asMember } from '../../../platform/gate.ts'
import { useSession } from '../../../platform/session.ts'
import { Empty, Screen, Segments, Skeleton } from '../../../ui/index.ts'
import { useOrders } from '../../api.ts'
import { ListEnd } from '../../parts/ListEnd.tsx'
import { NoOrders } from '../../parts/NoOrders.tsx'
import { OrderRow } from '../../parts/OrderRow.tsx'
import type { OrderFilter } from '../../store.ts'
import { filterWords } from '../../words.zh.ts'

export default function Orders() {
  const isMember = useSession(({ member }) => member !== null)
  return (
    <Screen className='orders' elder={useElder()}>
      {isMember ? <Mine /> : <Guest />}
    </Screen>
  )
}

const Guest = () => (
  <Empty
    title='登录后查看兑换订单'
    note='订单、券码和快递单号都在这里'
    action={{ label: '登录', onClick: () => asMember(() => {}) }}
  />
)

const filters = (Object.keys(filterWords) as OrderFilter[]).map((value) => ({
  value,
  label: filterWords[value],
}))

function Mine() {
  const [filter, setFilter] = useState<OrderFilter>('all')
  return (
    <>
      <Segments items={filters} value={filter} onChange={setFilter} />
      <Outcomes />
      <Lines filter={filter} onAll={() => setFilter('all')} />
    </>
  )
}

function Lines({ filter, onAll }: { filter: OrderFilter; onAll: () => void }) {
  const page = useOrders(filter === 'all' ? {} : { state: filter })
  return (
    <Loaded remote={page} skeleton={<Skeleton kind='card' count={5} />}>
      {() => (
        <>
          {page.items.map((order) => (
            <OrderRow order={order} key={order.orderId} />
          ))}
          {page.items.length > 0 ? <ListEnd page={page} /> : <None filter={filter} onAll={onAll} />}
        </>
      )}
    </Loaded>
  )
}

const None = ({ filter, onAll }: { filter: OrderFilter; onAll: () => void }) =>
  filter === 'all' ? (
    <NoOrders />
  ) : (
    <Empty title={`没有${filterWords[filter]}的订单`} action={{ label: '看全部订单', onClick: onAll }} />
  )
