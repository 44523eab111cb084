import { type Landing, type MyBinding, referralApi } from '@laurel/shared/referral'
import { Loaded } from '../../parts/Loaded.tsx'
import { open, urls } from '../../platform/navigate.ts'
import { useRemoteNow } from '../../platform/remote.ts'
import { Band, List, ListItem, Skeleton, Tag } from '../../ui/index.ts'
import { invitedBy, pointsWords, standingTags, standingWords } from '../landing-words.zh.ts'

const NOTHING = {}

/** Of somebody who accepted this programme before: by whom, and what is left to do. */
export function Standing({ landing: { offerId, deal } }: { landing: Landing }) {
  const mine = useRemoteNow(referralApi.mine, NOTHING)
  return (
    <Loaded remote={mine} within skeleton={<Skeleton kind='row' />}>
      {({ bindings }) => {
        const binding = bindings.find((one) => one.offerId === offerId)
        return binding ? (
          <Band
            tone='plain'
            icon='check'
            title={`你已接受这个活动的邀请，${invitedBy(binding)}`}
            action={{ label: '看进度', onClick: () => void open(urls.accepted()) }}
          >
            {standingWords(binding, deal)}
          </Band>
        ) : null
      }}
    </Loaded>
  )
}

export const AcceptedList = ({ bindings }: { bindings: readonly MyBinding[] }) => (
  <List>
    {bindings.map((binding) => (
      <ListItem
        key={binding.offerId}
        className={`accepted accepted-${binding.state}`}
        icon='people'
        title={binding.title}
        note={[standingWords(binding), pointsWords(binding), invitedBy(binding)].filter(Boolean).join('。')}
      >
        <Tag tone={binding.state === 'held' ? 'fruit' : 'plain'}>{standingTags[binding.state]}</Tag>
      </ListItem>
    ))}
  </List>
)
