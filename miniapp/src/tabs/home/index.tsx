import type { HomeTab } from '@laurel/shared/tabs'
import { tabsApi } from '@laurel/shared/tabs'
import { useEffect } from 'react'
import { FarewellBand } from '../../parts/FarewellBand.tsx'
import { Loaded } from '../../parts/Loaded.tsx'
import { Outcomes } from '../../parts/Outcomes.tsx'
import { Slot } from '../../parts/Slot.tsx'
import { useElder } from '../../platform/elder.ts'
import { asMember } from '../../platform/gate.ts'
import { usePageHide } from '../../platform/lifecycle.ts'
import { open, urls } from '../../platform/navigate.ts'
import { useRemote } from '../../platform/remote.ts'
import { SignInCard } from '../../tasks/parts/SignInCard.tsx'
import { forgetResult, useSignIn } from '../../tasks/sign-in.ts'
import { Screen } from '../../ui/index.ts'
import { BalanceCard } from './parts/BalanceCard.tsx'
import { BrandBar } from './parts/BrandBar.tsx'
import { Campaigns } from './parts/Campaigns.tsx'
import { GuestCard } from './parts/GuestCard.tsx'
import { HomeSkeleton } from './parts/HomeSkeleton.tsx'
import { QuickEntries } from './parts/QuickEntries.tsx'
import { TierCard } from './parts/TierCard.tsx'
import { TodayShelf } from './parts/TodayShelf.tsx'

const NOTHING = {}
/** Of a tab that an older version kept. */
const NO_CAMPAIGNS: HomeTab['campaigns'] = { quizzes: [], draws: [] }

export default function Home() {
  const elder = useElder()
  const home = useRemote(tabsApi.home, NOTHING)
  const { change } = home
  const given = useSignIn((state) => state.given)
  usePageHide(forgetResult)
  useEffect(() => {
    if (given) change((before) => withGiven(before, given))
  }, [given, change])

  return (
    <Screen elder={elder} className='home'>
      <BrandBar />
      <FarewellBand />
      <Outcomes />
      <Loaded remote={home} skeleton={<HomeSkeleton />}>
        {(value) => (
          <>
            <Slot>
              <Hero home={value} />
            </Slot>
            <Slot>{value.member || value.signIn.open ? <SignInCard board={value.signIn} /> : null}</Slot>
            <QuickEntries
              elder={elder}
              claimableTasks={value.claimableTasks}
              programmes={value.programmes ?? []}
            />
            <Slot>
              <Campaigns campaigns={value.campaigns ?? NO_CAMPAIGNS} />
            </Slot>
            <TodayShelf tiles={value.tiles} count={value.tilesCount} />
          </>
        )}
      </Loaded>
    </Screen>
  )
}

function Hero({ home: { member, points, standing, signIn, tilesCount } }: { home: HomeTab }) {
  if (!member || !points) return <GuestCard board={signIn} tilesCount={tilesCount} />
  if (standing) return <TierCard member={member} standing={standing} points={points} />
  return (
    <BalanceCard
      name={member.name}
      points={points}
      onPoints={() => asMember(() => void open(urls.points()))}
    />
  )
}

/** What the sign-in's answer already tells, until the tab is read again. */
function withGiven(
  home: HomeTab,
  { balance, board }: { balance: number; board: HomeTab['signIn'] },
): HomeTab {
  return { ...home, signIn: board, points: home.points && { ...home.points, balance } }
}
