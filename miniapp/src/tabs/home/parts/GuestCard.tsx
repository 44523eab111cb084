import type { SignInBoard } from '@laurel/shared/tasks'
import { open, urls } from '../../../platform/navigate.ts'
import { MemberCard } from '../../../ui/index.ts'
import { guestLines } from '../../../words.zh.ts'

/** The same frame with an empty wreath: what membership gives, and one button. */
export const GuestCard = ({ board, tilesCount }: { board: SignInBoard; tilesCount: number }) => (
  <MemberCard
    guest={{
      lines: guestLines(board, tilesCount),
      action: '登录查看我的积分',
      note: '不登录也能逛商城、看规则',
      onLogin: () => void open(urls.signIn()),
    }}
  />
)
