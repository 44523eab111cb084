import type { MyRecords } from '@laurel/shared/people'
import { back } from '../../platform/navigate.ts'
import { Button } from '../../ui/index.ts'
import { closeAccount, useLeaving } from '../leaving.ts'
import { closeAct } from '../words.zh.ts'

interface CloseFootProps {
  records: MyRecords
  reload: () => Promise<void>
}

/** Staying is the easier of the two; a closed button says why. */
export function CloseFoot({ records: { mayClose, points }, reload }: CloseFootProps) {
  const { understood, typed, busy } = useLeaving()
  const act = closeAct({ mayClose, understood, typed })
  return (
    <>
      <Button className='close-stay' full onClick={() => void back()}>
        保留账号
      </Button>
      <Button
        className='close-button'
        kind='line'
        full
        disabled={!act.isReady}
        loading={busy}
        onClick={() => void closeAccount(points, reload)}
      >
        {busy ? '正在注销' : act.words}
      </Button>
    </>
  )
}
