import type { MeTab } from '@laurel/shared/tabs'
import { asMember } from '../../../platform/gate.ts'
import { open, urls } from '../../../platform/navigate.ts'
import { List, ListItem } from '../../../ui/index.ts'
import { formatNumber } from '../../../ui/numbers.ts'
import { invitedWords, ordersWords } from '../../../words.zh.ts'

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
    <Invitations programmes={me.programmes ?? []} friends={me.friends ?? 0} />
  </List>
)

/** Also of what is over, as long as there are friends to look after. */
const Invitations = ({ programmes, friends }: Pick<MeTab, 'programmes' | 'friends'>) =>
  programmes.length + friends > 0 ? (
    <ListItem
      className='to-invite'
      icon='people'
      title='邀请好友'
      value={invitedWords(friends)}
      onClick={() => void open(urls.invite(programmes.length === 1 ? programmes[0] : undefined))}
    />
  ) : null
