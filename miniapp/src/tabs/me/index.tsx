import type { MeTab } from '@laurel/shared/tabs'
import { tabsApi } from '@laurel/shared/tabs'
import { Loaded } from '../../parts/Loaded.tsx'
import { Outcomes } from '../../parts/Outcomes.tsx'
import { Pending } from '../../parts/Pending.tsx'
import { Slot } from '../../parts/Slot.tsx'
import { useElder } from '../../platform/elder.ts'
import { openTab } from '../../platform/navigate.ts'
import { useRemote } from '../../platform/remote.ts'
import { AcceptedLine } from '../../referral/parts/AcceptedLine.tsx'
import { Band, Screen } from '../../ui/index.ts'
import { willExpireWords } from '../../words.zh.ts'
import { AccountList } from './parts/AccountList.tsx'
import { Counts } from './parts/Counts.tsx'
import { MeHeader } from './parts/MeHeader.tsx'
import { MeSkeleton } from './parts/MeSkeleton.tsx'
import { SettingsList } from './parts/SettingsList.tsx'
import { TierLine } from './parts/TierLine.tsx'

const NOTHING = {}

export default function Me() {
  const me = useRemote(tabsApi.me, NOTHING)
  return (
    <Screen elder={useElder()} className='me'>
      <Outcomes />
      <Slot>
        <Loaded remote={me} skeleton={<MeSkeleton />}>
          {(value) => <Mine me={value} />}
        </Loaded>
      </Slot>
      <SettingsList member={me.value?.member ?? null} />
    </Screen>
  )
}

function Mine({ me }: { me: MeTab }) {
  const expiring = me.points?.expiring
  return (
    <>
      <MeHeader member={me.member} standing={me.standing} />
      {me.standing ? <TierLine standing={me.standing} /> : null}
      {me.member ? <Counts me={me} /> : null}
      {expiring ? (
        <Band tone='fruit' icon='clock' action={{ label: '去用掉', onClick: () => void openTab('mall') }}>
          {willExpireWords(expiring)}
        </Band>
      ) : null}
      <Slot>
        <Pending />
      </Slot>
      <AccountList me={me} />
      <Slot>{me.member ? <AcceptedLine /> : null}</Slot>
    </>
  )
}
