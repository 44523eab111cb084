import { type DrawPage, type DrawResult, drawsApi } from '@laurel/shared/draws'
import { useEffect } from 'react'
import { AddressRow } from '../../../parts/AddressRow.tsx'
import { useAddress } from '../../../parts/address.ts'
import { Loaded } from '../../../parts/Loaded.tsx'
import { PrivacyAsk } from '../../../parts/PrivacyAsk.tsx'
import { Slot } from '../../../parts/Slot.tsx'
import { wordsFor } from '../../../platform/answers.ts'
import { now } from '../../../platform/clock.ts'
import { useElder } from '../../../platform/elder.ts'
import { useParams } from '../../../platform/lifecycle.ts'
import { backTo, urls } from '../../../platform/navigate.ts'
import { flush } from '../../../platform/outbox.ts'
import { type Remote, useRemote } from '../../../platform/remote.ts'
import { Band, Card, Empty, Screen, Skeleton } from '../../../ui/index.ts'
import { resultAct } from '../../acts.ts'
import { type Claiming, useClaiming } from '../../claiming.ts'
import { remember, useDrawing, useDrawStanding } from '../../drawing.ts'
import { OddsTable } from '../../parts/OddsTable.tsx'
import { ResultFoot } from '../../parts/ResultFoot.tsx'
import { ResultHero } from '../../parts/ResultHero.tsx'
import { VerifyCard } from '../../parts/VerifyCard.tsx'
import { claimRefusalWords, drawRefusalWords } from '../../words.zh.ts'

const UNKNOWN = 'RESULT_UNKNOWN'

export default function Result() {
  const { id: drawId = '', number: place = '' } = useParams()
  const number = Number(place)
  const remote = useRemote(drawsApi.result, { drawId, number })
  const result = remote.trouble === UNKNOWN ? null : remote.value
  useEffect(() => {
    if (result) remember(result)
  }, [result])
  const claiming = useClaiming({ drawId, number }, (changed) => remote.change(() => changed))
  return (
    <Screen
      className='result'
      elder={useElder()}
      foot={result ? <Foot result={result} claiming={claiming} /> : null}
    >
      {remote.trouble === UNKNOWN ? <None drawId={drawId} /> : <Shown remote={remote} claiming={claiming} />}
      <PrivacyAsk />
    </Screen>
  )
}

interface ShownProps {
  remote: Remote<DrawResult>
  claiming: Claiming
}

const Shown = ({ remote, claiming }: ShownProps) => (
  <Loaded remote={remote} skeleton={<Skeleton kind='card' count={3} />}>
    {(result) => (
      <>
        <Slot>
          <News result={result} claiming={claiming} />
        </Slot>
        <About result={result} />
      </>
    )}
  </Loaded>
)

function About({ result }: { result: DrawResult }) {
  const { drawId, number, prize, picked } = result
  const draw = useRemote(drawsApi.page, { drawId })
  const isClosing = useIsClosing(number)
  return (
    <>
      <ResultHero result={result} picked={pickedTitle(draw.value, { picked, given: prize.key })} />
      <Slot>{result.state === 'open' ? <Address /> : null}</Slot>
      <Loaded remote={draw} within skeleton={<Skeleton kind='row' count={4} />}>
        {({ prizes, commitment }) => (
          <>
            <OddsTable prizes={prizes} own={isClosing ? null : prize.key} />
            <VerifyCard drawId={drawId} number={number} commitment={commitment} />
          </>
        )}
      </Loaded>
    </>
  )
}

/** Nothing on the page may tell the result before the wreath does. */
const useIsClosing = (number: number): boolean => useDrawing(({ fresh }) => fresh?.number === number)

const pickedTitle = (draw: DrawPage | null, { picked, given }: { picked: string; given: string }) =>
  picked === given ? null : (draw?.prizes.find(({ key }) => key === picked)?.title ?? null)

function Address() {
  const address = useAddress((kept) => kept.address)
  return address ? (
    <Card className='claim-address'>
      <AddressRow address={address} />
    </Card>
  ) : null
}

function News({
  result: { drawId, state },
  claiming: { phase, refusal },
}: {
  result: DrawResult
  claiming: Claiming
}) {
  const refused = useDrawing((drawing) => drawing.refused[drawId] ?? null)
  if (phase === 'waiting' && state === 'open')
    return (
      <Band
        tone='fruit'
        icon='clock'
        title='地址已保存在本机'
        action={{ label: '现在发送', onClick: () => void flush() }}
      >
        联网后自动提交，只会领取一次
      </Band>
    )
  const words = refusal ? claimRefusalWords(refusal) : refused && drawRefusalWords(refused)
  return words ? (
    <Band tone='stop' icon='info'>
      {words}
    </Band>
  ) : null
}

function Foot({ result, claiming }: { result: DrawResult; claiming: Claiming }) {
  const { drawId, number } = result
  const isClosing = useIsClosing(number)
  const address = useAddress((kept) => kept.address)
  const again = useDrawStanding(drawId)
  const phase = result.state === 'open' ? claiming.phase : again.phase
  const act = resultAct({ drawn: result, hasAddress: address !== null, phase, now: now() })
  return (
    <ResultFoot
      drawId={drawId}
      act={isClosing ? null : act}
      onClaim={() => void claiming.claim({ drawId, number, ...(address ? { address } : {}) })}
    />
  )
}

const None = ({ drawId }: { drawId: string }) => (
  <Empty
    title={wordsFor(UNKNOWN)}
    note='可能是别的会员的结果'
    action={{ label: '回到活动', onClick: () => void backTo(urls.draw(drawId)) }}
  />
)
