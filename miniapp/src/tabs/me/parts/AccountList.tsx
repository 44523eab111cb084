import type { MeTab } from '@laurel/shared/tabs'
import { asMember } from '../../../platform/gate.ts'
import { open, urls } from '../../../platform/navigate.ts'
import { List, ListItem } from '../../../ui/index.ts'
import { formatNumber } from '../../../ui/numbers.ts'
import { ordersWords } from '../../../words.zh.ts'

const goTo = (url: string) => () => asMember(() => void open(url))

export const AccountList = ({ me }: { me: MeTab }) => (
  <List>
    <ListItem
      className='to-points'
      icon='history'
      title='积分与批次'
      value={me.points ? formatNumber(me.points.balance) : undefined}
      onClick={goTo(urls.points())}
    />
    <ListItem
      className='to-orders'
      icon='box'
      title='兑换订单'
      value={ordersWords(me)}
      onClick={goTo(urls.orders())}
    />
  </List>
)
