import type { Order } from '@laurel/shared/mall'
import { PrivacyAsk } from '../../../parts/PrivacyAsk.tsx'
import { useElder } from '../../../platform/elder.ts'
import { useParams } from '../../../platform/lifecycle.ts'
import { open, replace, urls } from '../../../platform/navigate.ts'
import { Band, Card, List, ListItem, Screen, Section, Skeleton, Words } from '../../../ui/index.ts'
import { mayReceive } from '../../acts.ts'
import { useOrder } from '../../api.ts'
import { useOrderActing } from '../../order-acts.ts'
import { Answered } from '../../parts/Answered.tsx'
import { Code, Delivery } from '../../parts/OrderDetails.tsx'
import { OrderFoot } from '../../parts/OrderFoot.tsx'
import { OrderNews } from '../../parts/OrderNews.tsx'
import { ProductLine } from '../../parts/ProductLine.tsx'
import { isToBeShipped, TellWhenShipped } from '../../parts/TellWhenShipped.tsx'
import { Timeline } from '../../parts/Timeline.tsx'
import { useWaitingAct } from '../../waiting.ts'
import { nextStepOf, orderStateWord, pieceWords, waitingActWords } from '../../words.zh.ts'

const gone = { code: 'ORDER_UNKNOWN', label: '看全部订单', onClick: () => void replace(urls.orders()) }

export default function OrderScreen() {
  const { orderId = '' } = useParams()
  const remote = useOrder(orderId)
  const { busy, run } = useOrderActing((changed) => remote.change(() => changed))
  const unanswered = useWaitingAct(orderId)
  const waiting = busy ? undefined : unanswered
  const order = remote.value
  const foot =
    order && !waiting && (order.mayCancel || mayReceive(order)) ? (
      <OrderFoot order={order} busy={busy} onAct={(act) => void run(order, act)} />
    ) : null
  return (
    <Screen className='order' elder={useElder()} foot={foot}>
      <OrderNews orderId={orderId} />
      {waiting ? (
        <Band tone='fruit' icon='clock'>
          {waitingActWords[waiting.kind === 'cancel' ? 'cancel' : 'receive']}
        </Band>
      ) : null}
      <Answered remote={remote} skeleton={<Waiting />} gone={gone}>
        {(shown) => <Content order={shown} />}
      </Answered>
      <PrivacyAsk />
    </Screen>
  )
}

const Content = ({ order }: { order: Order }) => (
  <>
    <Card shape='hero'>
      <Words className='order-state' kind='title'>
        {orderStateWord(order.state)}
      </Words>
      <Words className='order-next' kind='note' tone='ink-2'>
        {nextStepOf(order)}
      </Words>
    </Card>
    {isToBeShipped(order) ? <TellWhenShipped /> : null}
    {order.code === null ? null : <Code code={order.code} />}
    {order.parcel || order.address ? <Delivery order={order} /> : null}
    <Section title='兑换内容'>
      <Card>
        <ProductLine
          art={order.art}
          title={order.title}
          note={pieceWords[order.kind]}
          pricePoints={order.pricePoints}
          onClick={() => void open(urls.product(order.productId))}
        />
      </Card>
    </Section>
    <Timeline order={order} />
    <List>
      <ListItem title='订单号' value={order.orderId} />
    </List>
  </>
)

const Waiting = () => (
  <>
    <Skeleton kind='card' count={2} />
    <Skeleton kind='row' count={4} />
  </>
)
