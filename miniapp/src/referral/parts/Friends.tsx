import type { InvitePage } from '@laurel/shared/referral'
import { open, urls } from '../../platform/navigate.ts'
import { Card, List, Section, Words } from '../../ui/index.ts'
import { friendsMore } from '../invite-words.zh.ts'
import { FriendRow } from './FriendRow.tsx'

/** As many as one sees at a glance; the rest is a page of its own. */
const SHOWN = 5

export function Friends({ page: { offerId, deal, mine } }: { page: InvitePage }) {
  if (!mine) return null
  if (mine.friends.length === 0)
    return (
      <Card className='no-friends'>
        <Words kind='note' tone='ink-2'>
          还没有好友接受邀请。好友接受后，走到哪一步、还差什么，都会列在这里。
        </Words>
      </Card>
    )
  const more = mine.friends.length > SHOWN || mine.next !== null
  return (
    <Section
      title='邀请的好友'
      more={more ? friendsMore(mine.registered) : undefined}
      onMore={more ? () => void open(urls.friends(offerId)) : undefined}
    >
      <List className='friends'>
        {mine.friends.slice(0, SHOWN).map((friend) => (
          <FriendRow key={friend.id} friend={friend} deal={deal} />
        ))}
      </List>
    </Section>
  )
}
