import { referralApi } from '@laurel/shared/referral'
import { Loaded } from '../../../parts/Loaded.tsx'
import { useElder } from '../../../platform/elder.ts'
import { openTab } from '../../../platform/navigate.ts'
import { useRemote } from '../../../platform/remote.ts'
import { Empty, Screen, Skeleton, Words } from '../../../ui/index.ts'
import { AcceptedList } from '../../parts/Standing.tsx'

const NOTHING = {}

export default function AcceptedPage() {
  const mine = useRemote(referralApi.mine, NOTHING)
  return (
    <Screen className='accepted-page' elder={useElder()}>
      <Loaded remote={mine} skeleton={<Skeleton kind='row' count={2} />}>
        {({ bindings }) =>
          bindings.length ? (
            <>
              <AcceptedList bindings={bindings} />
              <Words kind='note' tone='ink-2'>
                邀请人只看到你的隐名和走到了哪一步，看不到手机号和消费金额
              </Words>
            </>
          ) : (
            <Empty
              title='还没有接受过邀请'
              note='好友分享给你的邀请，接受后在这里看进度'
              action={{ label: '去逛商城', onClick: () => void openTab('mall') }}
            />
          )
        }
      </Loaded>
    </Screen>
  )
}
