import type { InvitePage } from '@laurel/shared/referral'
import { Slot } from '../../parts/Slot.tsx'
import { wordsFor } from '../../platform/answers.ts'
import { open, urls } from '../../platform/navigate.ts'
import { OFFLINE } from '../../platform/remote.ts'
import { Band, List, ListItem, Switch } from '../../ui/index.ts'
import { showMe, useShowing } from '../board.ts'
import { shownWords } from '../invite-words.zh.ts'

interface BoardChoiceProps {
  page: InvitePage
  change: (turn: (page: InvitePage) => InvitePage) => void
}

const withShown = (page: InvitePage, shown: boolean): InvitePage => ({
  ...page,
  mine: page.mine && { ...page.mine, board: { shown } },
})

/** Off until the member turns it on; who only looks need not be on it. */
export function BoardChoice({ page, change }: BoardChoiceProps) {
  const { busy, trouble } = useShowing()
  const board = page.mine?.board
  if (!board) return null
  return (
    <>
      <Slot>
        {trouble ? (
          <Band tone='stop' icon='info' title='没有改变'>
            {trouble === OFFLINE ? '网络不可用，联网后再试一次' : wordsFor(trouble)}
          </Band>
        ) : null}
      </Slot>
      <List>
        <ListItem
          className='to-board'
          icon='people'
          title='邀请榜'
          onClick={() => void open(urls.board(page.offerId))}
        />
        <ListItem title='在榜上显示我' note={shownWords(board.shown)}>
          <Switch
            checked={board.shown}
            disabled={busy}
            label='在邀请榜上显示我'
            onChange={(shown) =>
              void showMe(page.offerId, shown, (now) => change((before) => withShown(before, now)))
            }
          />
        </ListItem>
      </List>
    </>
  )
}
