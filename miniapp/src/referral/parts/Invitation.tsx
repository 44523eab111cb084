import type { InvitePage } from '@laurel/shared/referral'
import { Slot } from '../../parts/Slot.tsx'
import { open, urls } from '../../platform/navigate.ts'
import { Band, Words } from '../../ui/index.ts'
import { closedWords, linkTrouble } from '../invite-words.zh.ts'
import { useSharing } from '../sharing.ts'
import { BoardChoice } from './BoardChoice.tsx'
import { DealHero } from './DealHero.tsx'
import { Friends } from './Friends.tsx'
import { FullRules } from './FullRules.tsx'
import { Progress } from './Progress.tsx'

interface InvitationProps {
  page: InvitePage
  change: (turn: (page: InvitePage) => InvitePage) => void
}

export const Invitation = ({ page, change }: InvitationProps) => (
  <>
    <Slot>
      <Hindrance page={page} />
    </Slot>
    <DealHero deal={page.deal} />
    <Slot>{page.mine ? <Progress page={page} /> : <GuestNote />}</Slot>
    <Slot>
      <Friends page={page} />
    </Slot>
    <FullRules page={page} />
    <BoardChoice page={page} change={change} />
  </>
)

/** Why nothing can be shared now, and what would change it. */
function Hindrance({ page }: { page: InvitePage }) {
  const trouble = useSharing((sharing) => sharing.trouble)
  const closed = closedWords(page)
  if (closed)
    return (
      <Band
        tone='fruit'
        icon='info'
        title={closed.title}
        action={
          page.mine?.barred === 'TIER_TOO_LOW'
            ? { label: '看怎样升级', onClick: () => void open(urls.tiers()) }
            : undefined
        }
      >
        {closed.words}
      </Band>
    )
  return trouble && page.mine ? (
    <Band tone='stop' icon='info' title='邀请链接还没有准备好'>
      {linkTrouble(trouble)}
    </Band>
  ) : null
}

const GuestNote = () => (
  <Words kind='note' tone='ink-2'>
    登录后，奖励才知道给谁；也可以看到好友走到了哪一步。不登录照样可以浏览。
  </Words>
)
