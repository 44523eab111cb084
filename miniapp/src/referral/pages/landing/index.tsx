import { type Landing, referralApi } from '@laurel/shared/referral'
import { useEffect, useRef } from 'react'
import { Loaded } from '../../../parts/Loaded.tsx'
import { PrivacyAsk } from '../../../parts/PrivacyAsk.tsx'
import { useElder } from '../../../platform/elder.ts'
import { isSinglePage, openingScene } from '../../../platform/launch.ts'
import { usePageLeave, useParams } from '../../../platform/lifecycle.ts'
import { openTab, scrollToTop } from '../../../platform/navigate.ts'
import { type Remote, useRemote } from '../../../platform/remote.ts'
import { Empty, Screen, Skeleton } from '../../../ui/index.ts'
import { noteArrival, useTrail } from '../../arrivals.ts'
import { startJoining, stopJoining, useJoining } from '../../joining.ts'
import { standOf } from '../../landing-state.ts'
import { NO_LINK } from '../../landing-words.zh.ts'
import { Invited } from '../../parts/Invited.tsx'
import { LandingFoot } from '../../parts/LandingFoot.tsx'
import { codeIn, isRefused } from '../../trail.ts'
import s from './index.module.scss'

export default function LandingPage() {
  const params = useParams()
  const code = codeIn(params)
  useEffect(() => {
    noteArrival({ query: { code: code ?? '' }, scene: openingScene() })
    if (code) startJoining(code)
  }, [code])
  usePageLeave(stopJoining)
  return code ? <Opened code={code} /> : <Nothing />
}

function Opened({ code }: { code: string }) {
  const remote = useThroughSignIn(useRemote(referralApi.landing, { code }))
  const landing = remote.value
  const stand = useStand(landing, code)
  const elder = useElder()
  if (!landing && remote.trouble === 'LINK_UNKNOWN') return <Nothing />
  return (
    <Screen
      elder={elder}
      className={`landing ${s.landing}`}
      foot={landing && stand ? <LandingFoot landing={landing} stand={stand} /> : null}
    >
      <Loaded remote={remote} skeleton={<Waiting />}>
        {(value) => <Invited landing={value} stand={stand ?? 'open'} />}
      </Loaded>
      <PrivacyAsk />
    </Screen>
  )
}

function useStand(landing: Landing | null, code: string) {
  const outcome = useJoining((joining) => joining.outcome?.state ?? null)
  useEffect(() => {
    if (outcome) scrollToTop()
  }, [outcome])
  const refused = useTrail((trail) => isRefused(trail, code))
  return landing && standOf({ landing, outcome, isRefused: refused, isSingle: isSinglePage() })
}

/** A sign-in begins a new drawer of data; what is on the page stays until the member's own is there. */
function useThroughSignIn(remote: Remote<Landing>): Remote<Landing> {
  const last = useRef<Landing | null>(null)
  last.current = remote.value ?? last.current
  return { ...remote, value: last.current }
}

const Nothing = () => (
  <Screen elder={useElder()} className='landing'>
    <Empty
      title={NO_LINK.title}
      note={NO_LINK.words}
      action={isSinglePage() ? undefined : { label: '先逛逛商城', onClick: () => void openTab('mall') }}
    />
  </Screen>
)

const Waiting = () => (
  <>
    <Skeleton kind='card' />
    <Skeleton kind='hero' />
    <Skeleton kind='row' count={3} />
  </>
)
