import type { Order } from '@laurel/shared/mall'
import { Button } from '../../ui/index.ts'
import { mayReceive } from '../acts.ts'
import { cancelOrder, type OrderAct, receiveOrder } from '../order-acts.ts'

interface OrderFootProps {
  order: Order
  busy: boolean
  onAct: (act: OrderAct) => void
}

/** Called only for an order that something can be done with. */
export const OrderFoot = ({ order, busy, onAct }: OrderFootProps) => (
  <>
    {order.mayCancel ? (
      <Button className='cancel-button' kind='line' full loading={busy} onClick={() => onAct(cancelOrder)}>
        取消兑换
      </Button>
    ) : null}
    {mayReceive(order) ? (
      <Button className='receive-button' full loading={busy} onClick={() => onAct(receiveOrder)}>
        确认收货
      </Button>
    ) : null}
  </>
)
