import type { Deal, Friend } from '@laurel/shared/referral'
import { View } from '@tarojs/components'
import { now } from '../../platform/clock.ts'
import { open, urls } from '../../platform/navigate.ts'
import { Avatar, Icon, Points, Tag, Words } from '../../ui/index.ts'
import { calledWords, friendNote, friendPaid, friendTags } from '../invite-words.zh.ts'
import s from './FriendRow.module.scss'

interface FriendRowProps {
  friend: Friend
  deal: Pick<Deal, 'firstAct'>
}

/** Where a friend stands; a reward that came says why when it is tapped. */
export function FriendRow({ friend, deal }: FriendRowProps) {
  const { person, why } = friend
  const ask = why ? { onClick: () => void open(urls.why(why)), 'aria-role': 'button' } : {}
  return (
    <View className={`friend friend-${friend.state} ${s.friend}`} {...ask}>
      <Avatar src={person.avatar && ASSET_BASE + person.avatar} name={person.called} size='s' />
      <View className={s.words}>
        <Words strong clip>
          {calledWords(person)}
        </Words>
        <Words kind='mini' tone='ink-3' className='friend-note'>
          {friendNote(friend, deal, now())}
        </Words>
      </View>
      <Outcome friend={friend} />
    </View>
  )
}

function Outcome({ friend }: { friend: Friend }) {
  const paid = friendPaid(friend)
  return (
    <View className={s.end}>
      {paid > 0 ? (
        <Points className='friend-points' value={paid} signed size='m' />
      ) : (
        <Tag tone={friend.state === 'held' ? 'fruit' : 'plain'}>{friendTags[friend.state]}</Tag>
      )}
      {friend.why ? (
        <View className={`friend-why ${s.why}`}>
          为什么
          <Icon name='chevron' size={14} tone='accent' />
        </View>
      ) : null}
    </View>
  )
}
