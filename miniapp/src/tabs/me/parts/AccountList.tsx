import type { MeTab } from '@laurel/shared/tabs'
import { asMember } from '../../../platform/gate.ts'
import { open, urls } from '../../../platform/navigate.ts'
import { List, ListItem } from '../../../ui/index.ts'
import { formatNumber } from '../../../ui/numbers.ts'
import { invitedWords, ordersWords, toClaimWords } from '../../../words.zh.ts'

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
    <Prizes draws={me.draws ?? []} />
    <Invitations programmes={me.programmes ?? []} friends={me.friends ?? 0} />
  </List>
)

/** Of each draw the member took part in: what waits to be claimed, and what can be drawn anew. */
const Prizes = ({ draws }: Pick<MeTab, 'draws'>) =>
  draws.map(({ drawId, title, toClaim }) => (
    <ListItem
      key={drawId}
      className='to-prizes'
      icon='gift'
      title='我的奖品'
      note={title}
      value={toClaimWords(toClaim)}
      onClick={() => void open(urls.drawResults(drawId))}
    />
  ))

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
