import { referralApi } from '@laurel/shared/referral'
import { open, urls } from '../../platform/navigate.ts'
import { useRemoteNow } from '../../platform/remote.ts'
import { List, ListItem } from '../../ui/index.ts'
import { acceptedLine } from '../landing-words.zh.ts'

const NOTHING = {}

/** For a member who accepted one; who never did has no line. */
export function AcceptedLine() {
  const { value } = useRemoteNow(referralApi.mine, NOTHING)
  if (!value?.bindings.length) return null
  return (
    <List>
      <ListItem
        className='to-accepted'
        icon='people'
        title='我接受的邀请'
        note={acceptedLine(value.bindings)}
        onClick={() => void open(urls.accepted())}
      />
    </List>
  )
}
