import type { InvitePage } from '@laurel/shared/referral'
import { View } from '@tarojs/components'
import { say } from '../../platform/dialog.ts'
import { asMember } from '../../platform/gate.ts'
import { open, urls } from '../../platform/navigate.ts'
import { shareAddress, sharesByButton } from '../../platform/share.ts'
import { Button, Icon } from '../../ui/index.ts'
import { closedWords, sharedByWords } from '../invite-words.zh.ts'
import { chatSurface, mint, prepare, useSharing } from '../sharing.ts'
import s from './InviteFoot.module.scss'

/** No badge and nothing that moves: sharing is offered, not urged. */
export function InviteFoot({ page }: { page: InvitePage }) {
  const closed = closedWords(page)
  if (closed) return <Shut>{closed.title}</Shut>
  if (!page.mine)
    return (
      <Button className='invite-sign-in' full onClick={() => asMember(() => {})}>
        登录后邀请好友
      </Button>
    )
  return (
    <View className={s.ways}>
      {page.surfaces.includes('poster') ? <ToPoster offerId={page.offerId} /> : null}
      {chatSurface(page.surfaces) ? <ToChat page={page} /> : null}
    </View>
  )
}

const Shut = ({ children }: { children: string }) => (
  <Button className='invite-closed' full disabled>
    {children}
  </Button>
)

const ToPoster = ({ offerId }: { offerId: string }) => (
  <Button className='to-poster' kind='line' onClick={() => void open(urls.poster(offerId))}>
    <Icon name='save' size={18} tone='accent' />
    生成海报
  </Button>
)

function ToChat({ page }: { page: InvitePage }) {
  const trouble = useSharing((sharing) => sharing.trouble)
  // A card without its link would bring nobody in: the link comes first.
  if (trouble)
    return (
      <Button className='share-retry' full onClick={() => void prepare(page.offerId, page.surfaces)}>
        重新准备邀请
      </Button>
    )
  return sharesByButton ? (
    <Button className='share-button' full openType='share'>
      发给微信好友
    </Button>
  ) : (
    <Button className='share-button' full onClick={() => void shareLink(page)}>
      复制邀请链接
    </Button>
  )
}

async function shareLink({ offerId, surfaces, deal }: InvitePage): Promise<void> {
  const surface = chatSurface(surfaces)
  if (!surface) return
  const shared = await mint(offerId, surface).then(
    ({ url }) => shareAddress(deal.headline, url),
    () => 'failed' as const,
  )
  if (sharedByWords[shared]) say(sharedByWords[shared])
}
