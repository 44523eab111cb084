import type { Landing } from '@laurel/shared/referral'
import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { asMember } from '../../platform/gate.ts'
import { back, open, openTab, urls } from '../../platform/navigate.ts'
import { useSession } from '../../platform/session.ts'
import { Button } from '../../ui/index.ts'
import { reconsiderInvitation } from '../arrivals.ts'
import { useJoining } from '../joining.ts'
import type { LandingStand } from '../landing-state.ts'
import { JoinChoice } from './JoinChoice.tsx'
import s from './LandingFoot.module.scss'
import { OpenWeChat } from './OpenWeChat.tsx'

interface LandingFootProps {
  landing: Landing
  stand: LandingStand
}

/** The next useful act, for whatever became of the invitation. Browsing is open in all of them. */
export function LandingFoot({ landing, stand }: LandingFootProps) {
  const foot = feet[stand]
  return foot ? <View className={`landing-foot ${s.foot}`}>{foot(landing)}</View> : null
}

const feet: Record<LandingStand, ((landing: Landing) => ReactNode) | null> = {
  // WeChat draws its own bar at the foot of a single page.
  single: null,
  open: (landing) => <JoinChoice landing={landing} />,
  refused: ({ code }) => (
    <Two
      first={{ name: 'reconsider', words: '重新考虑', onClick: () => reconsiderInvitation(code) }}
      second={{ name: 'browse', words: '先逛逛商城', onClick: () => void openTab('mall') }}
    />
  ),
  own: ({ offerId }) => (
    <Two
      first={{ name: 'browse', words: '先逛逛商城', onClick: () => void openTab('mall') }}
      second={{ name: 'to-invite', words: '去邀请好友', onClick: () => void open(urls.invite(offerId)) }}
    />
  ),
  member: ({ offerId }) => (
    <Two
      first={{ name: 'browse', words: '先逛逛商城', onClick: () => void openTab('mall') }}
      second={{ name: 'to-invite', words: '去邀请好友', onClick: () => void open(urls.invite(offerId)) }}
    />
  ),
  bound: (landing) => <Verify landing={landing} />,
  accepted: (landing) => <Verify landing={landing} />,
  waiting: () => <Browse />,
  noted: () => <OpenWeChat />,
  ended: () => <Closed />,
  paused: () => <Closed />,
  full: () => <Closed />,
}

interface Way {
  name: string
  words: string
  onClick: () => void
}

const Two = ({ first, second }: { first: Way; second: Way }) => (
  <View className={s.buttons}>
    <Button className={first.name} kind='line' full onClick={first.onClick}>
      {first.words}
    </Button>
    <Button className={second.name} full onClick={second.onClick}>
      {second.words}
    </Button>
  </View>
)

const Browse = () => (
  <Button className='browse' kind='line' full onClick={() => void back()}>
    返回
  </Button>
)

/** Joining without this reward stays open to whoever wants it. */
function Closed() {
  const isMember = useSession(({ member }) => member !== null)
  if (isMember) return <Browse />
  return (
    <Two
      first={{ name: 'browse', words: '先逛逛商城', onClick: () => void openTab('mall') }}
      second={{
        name: 'plain-sign-in',
        words: '不领奖励，直接登录',
        onClick: () => asMember(() => undefined),
      }}
    />
  )
}

/** Bound, but killed before the phone was proven: it goes on where it was. */
function Verify({ landing }: { landing: Landing }) {
  const lacksPhone = useSession(({ member }) => member !== null && member.phone === null)
  const isAccepted = useJoining((joining) => joining.outcome !== null)
  if (lacksPhone && landing.deal.asks.includes('phone')) return <JoinChoice landing={landing} bound />
  return isAccepted ? <Home /> : <Browse />
}

const Home = () => (
  <Button className='to-home' kind='line' full onClick={() => void openTab('home')}>
    去首页
  </Button>
)
