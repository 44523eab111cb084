import { referralApi } from '@laurel/shared/referral'
import { Loaded } from '../../../parts/Loaded.tsx'
import { More } from '../../../parts/More.tsx'
import { useElder } from '../../../platform/elder.ts'
import { useParams } from '../../../platform/lifecycle.ts'
import { back } from '../../../platform/navigate.ts'
import { usePaged } from '../../../platform/paged.ts'
import { useRemote } from '../../../platform/remote.ts'
import { Empty, List, Screen, Skeleton } from '../../../ui/index.ts'
import { FriendRow } from '../../parts/FriendRow.tsx'

const PAGE = 20
const ANY_ACT = { firstAct: null }

export default function FriendsScreen() {
  const { offerId = '' } = useParams()
  // The invite page has just read it: its words say what the first act is.
  const programme = useRemote(referralApi.invitePage, { offerId })
  const page = usePaged(referralApi.friends, { offerId, limit: PAGE })
  const deal = programme.value?.deal ?? ANY_ACT
  return (
    <Screen className='friends-page' elder={useElder()}>
      <Loaded remote={page} skeleton={<Skeleton kind='row' count={8} />}>
        {() =>
          page.items.length ? (
            <>
              <List className='friends'>
                {page.items.map((friend) => (
                  <FriendRow key={friend.id} friend={friend} deal={deal} />
                ))}
              </List>
              <More list={page} />
            </>
          ) : (
            <Empty
              title='还没有好友接受邀请'
              note='好友接受后会列在这里'
              action={{ label: '返回', onClick: () => void back() }}
            />
          )
        }
      </Loaded>
    </Screen>
  )
}
