import { type Why, whyApi } from '@laurel/shared/why'
import { Loaded } from '../../../parts/Loaded.tsx'
import { wordsFor } from '../../../platform/answers.ts'
import { useElder } from '../../../platform/elder.ts'
import { useParams } from '../../../platform/lifecycle.ts'
import { back, open, openTab, urls } from '../../../platform/navigate.ts'
import { useRemote } from '../../../platform/remote.ts'
import { Button, Empty, Screen, Skeleton } from '../../../ui/index.ts'
import { nextStep, type Place } from '../../next.ts'
import { Reasons } from '../../parts/Reasons.tsx'
import { Verdict } from '../../parts/Verdict.tsx'

const UNKNOWN = 'WHY_UNKNOWN'

export default function WhyScreen() {
  const subject = decoded(useParams().subject ?? '')
  const remote = useRemote(whyApi.mine, { subject })
  const why = remote.trouble === UNKNOWN ? null : remote.value
  return (
    <Screen className='why' elder={useElder()} foot={why ? <Foot why={why} /> : null}>
      {remote.trouble === UNKNOWN ? (
        <Empty
          title={wordsFor(UNKNOWN)}
          note='只能看自己的记录；太早的记录可能没有留下依据'
          action={{ label: '返回', onClick: () => void back() }}
        />
      ) : (
        <Loaded remote={remote} skeleton={<Waiting />}>
          {(shown) => (
            <>
              <Verdict why={shown} />
              <Reasons why={shown} />
            </>
          )}
        </Loaded>
      )}
    </Screen>
  )
}

/** WeChat hands the query over as it was written, a browser has read it already. */
function decoded(subject: string): string {
  try {
    return decodeURIComponent(subject)
  } catch {
    return subject
  }
}

const ways: Record<Place, () => void> = {
  tasks: () => void openTab('tasks'),
  mall: () => void openTab('mall'),
  tiers: () => void open(urls.tiers()),
  points: () => void open(urls.points()),
}

function Foot({ why }: { why: Why }) {
  const { place, label } = nextStep(why)
  return (
    <Button className='why-next' full onClick={ways[place]}>
      {label}
    </Button>
  )
}

const Waiting = () => (
  <>
    <Skeleton kind='card' />
    <Skeleton kind='row' count={4} />
  </>
)
