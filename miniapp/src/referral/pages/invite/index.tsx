import type { Call } from '@laurel/shared/call'
import { type InvitePage, type Programmes, referralApi } from '@laurel/shared/referral'
import { useEffect, useState } from 'react'
import { Loaded } from '../../../parts/Loaded.tsx'
import { useElder } from '../../../platform/elder.ts'
import { usePageLeave, useParams } from '../../../platform/lifecycle.ts'
import { openTab } from '../../../platform/navigate.ts'
import { type Remote, useRemote } from '../../../platform/remote.ts'
import { Empty, List, ListItem, Screen, Skeleton } from '../../../ui/index.ts'
import { resetShowing } from '../../board.ts'
import { Choice } from '../../parts/Choice.tsx'
import { DrawingBoard } from '../../parts/DrawingBoard.tsx'
import { Invitation } from '../../parts/Invitation.tsx'
import { InviteFoot } from '../../parts/InviteFoot.tsx'
import { useSharedPage } from '../../parts/shared-page.ts'
import LandingPage from '../landing/index.tsx'

const UNKNOWN = 'PROGRAMME_UNKNOWN'

type Shown = InvitePage | Programmes

const pageOf = (shown: Shown | null): InvitePage | null => (shown && 'offerId' in shown ? shown : null)
const listOf = (shown: Shown | null): Programmes | null => (shown && 'items' in shown ? shown : null)

/** Of one programme, or which there are: one page that asks for the one or the other. */
function useShown(offerId: string | null): Remote<Shown> {
  const call: Call<{ offerId?: string }, Shown> = offerId ? referralApi.invitePage : referralApi.programmes
  return useRemote(call, offerId ? { offerId } : {})
}

/** Moments open the page that was shared, and no other: with a code it is an invitation. */
export default function Invite() {
  return useParams().code ? <LandingPage /> : <Inviting />
}

function Inviting() {
  const { offerId } = useParams()
  const [chosen, setChosen] = useState(offerId ?? null)
  const [isOneOfMany, setOneOfMany] = useState(false)
  const remote = useShown(chosen)
  const page = remote.trouble === UNKNOWN ? null : pageOf(remote.value)
  const list = listOf(remote.value)
  const only = list?.items.length === 1 ? list.items[0]?.offerId : undefined
  useEffect(() => {
    if (only) setChosen(only)
  }, [only])
  useSharedPage(page)
  usePageLeave(resetShowing)
  return (
    <Screen className='invite' elder={useElder()} foot={page ? <InviteFoot page={page} /> : null}>
      {remote.trouble === UNKNOWN ? <None /> : null}
      {only ? <Waiting /> : null}
      {only || remote.trouble === UNKNOWN ? null : (
        <Loaded remote={remote} skeleton={<Waiting />}>
          {() => (
            <Content
              shown={remote}
              onChoose={(wanted) => {
                setOneOfMany(true)
                setChosen(wanted)
              }}
            />
          )}
        </Loaded>
      )}
      {page && isOneOfMany ? <Others onClick={() => setChosen(null)} /> : null}
      <DrawingBoard />
    </Screen>
  )
}

interface ContentProps {
  shown: Remote<Shown>
  onChoose: (offerId: string) => void
}

function Content({ shown: { value, change }, onChoose }: ContentProps) {
  const page = pageOf(value)
  const list = listOf(value)
  if (page)
    return (
      <Invitation
        page={page}
        change={(turn) => change((before) => ('offerId' in before ? turn(before) : before))}
      />
    )
  return list?.items.length ? <Choice programmes={list.items} onChoose={onChoose} /> : <None />
}

const Others = ({ onClick }: { onClick: () => void }) => (
  <List>
    <ListItem className='other-programmes' icon='people' title='换一个邀请活动' onClick={onClick} />
  </List>
)

const None = () => (
  <Empty
    title='现在没有邀请活动'
    note='有新的活动时会出现在首页'
    action={{ label: '去做任务', onClick: () => void openTab('tasks') }}
  />
)

const Waiting = () => (
  <>
    <Skeleton kind='hero' />
    <Skeleton kind='card' />
    <Skeleton kind='row' count={3} />
  </>
)
