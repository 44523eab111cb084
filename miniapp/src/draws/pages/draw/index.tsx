import { type DrawPage, drawsApi } from '@laurel/shared/draws'
import { Loaded } from '../../../parts/Loaded.tsx'
import { Rules } from '../../../parts/Rules.tsx'
import { Slot } from '../../../parts/Slot.tsx'
import { wordsFor } from '../../../platform/answers.ts'
import { useElder } from '../../../platform/elder.ts'
import { usePageLeave, useParams } from '../../../platform/lifecycle.ts'
import { openTab } from '../../../platform/navigate.ts'
import { useRemote } from '../../../platform/remote.ts'
import { useSession } from '../../../platform/session.ts'
import { Empty, Screen, Skeleton } from '../../../ui/index.ts'
import { drawAct } from '../../acts.ts'
import { resetDrawing, useDrawStanding } from '../../drawing.ts'
import { Chances } from '../../parts/Chances.tsx'
import { Commitment } from '../../parts/Commitment.tsx'
import { DrawFoot } from '../../parts/DrawFoot.tsx'
import { DrawHead } from '../../parts/DrawHead.tsx'
import { DrawNews } from '../../parts/DrawNews.tsx'
import { MyResults } from '../../parts/MyResults.tsx'
import { Prizes } from '../../parts/Prizes.tsx'

const UNKNOWN = 'DRAW_UNKNOWN'

export default function Draw() {
  const { id = '' } = useParams()
  const remote = useRemote(drawsApi.page, { drawId: id })
  const isMember = useSession(({ member }) => member !== null)
  const standing = useDrawStanding(id)
  usePageLeave(resetDrawing)
  const isKnown = remote.trouble !== UNKNOWN
  const page = isKnown ? remote.value : null
  const act = page && drawAct({ page, isMember, phase: standing.phase })
  return (
    <Screen
      className='draw'
      elder={useElder()}
      foot={page && act ? <DrawFoot drawId={page.drawId} act={act} /> : null}
    >
      {isKnown ? (
        <Loaded remote={remote} skeleton={<Waiting />}>
          {(shown) => (
            <>
              <DrawHead page={shown} />
              <Slot>
                <DrawNews page={shown} {...standing} />
              </Slot>
              <Content page={shown} isMember={isMember} />
            </>
          )}
        </Loaded>
      ) : (
        <None />
      )}
    </Screen>
  )
}

const Content = ({ page, isMember }: { page: DrawPage; isMember: boolean }) => (
  <>
    {page.state === 'over' ? null : <Chances page={page} isMember={isMember} />}
    <Prizes page={page} />
    <Slot>
      <MyResults page={page} />
    </Slot>
    <Rules title='活动规则' rules={page.rules} />
    <Commitment page={page} />
  </>
)

const None = () => (
  <Empty
    title={wordsFor(UNKNOWN)}
    note='有新的活动时会出现在首页'
    action={{ label: '回首页', onClick: () => void openTab('home') }}
  />
)

const Waiting = () => (
  <>
    <Skeleton kind='card' count={2} />
    <Skeleton kind='row' count={4} />
  </>
)
