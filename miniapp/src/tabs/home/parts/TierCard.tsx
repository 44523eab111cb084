import type { Member } from '@laurel/shared/identity'
import type { Standing } from '@laurel/shared/membership'
import type { PointsSummary } from '@laurel/shared/points'
import { leavesOf } from '../../../parts/standing.ts'
import { asMember } from '../../../platform/gate.ts'
import { open, urls } from '../../../platform/navigate.ts'
import { MemberCard } from '../../../ui/index.ts'
import { balanceNote, tierTitle } from '../../../words.zh.ts'

interface TierCardProps {
  member: Pick<Member, 'name'>
  standing: Standing
  points: PointsSummary
}

/** The member's tier, what is missing to the next, and what can be spent. */
export const TierCard = ({ member, standing, points }: TierCardProps) => (
  <MemberCard
    tierName={tierTitle(standing.name)}
    tone={standing.look}
    name={member.name}
    until={standing.keep?.until}
    isProtected={standing.keep?.isProtected}
    missing={missingOf(standing)}
    next={standing.next?.look}
    growth={standing.growth}
    leaves={leavesOf(standing)}
    points={points.balance}
    pointsNote={balanceNote(points)}
    onPoints={() => asMember(() => void open(urls.points()))}
    onTier={() => void open(urls.tiers())}
  />
)

const missingOf = ({ next }: Standing) =>
  next ? { amount: next.missing, nextTierName: tierTitle(next.name) } : undefined
