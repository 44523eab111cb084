import { pickAddress } from '../../parts/AddressRow.tsx'
import { backTo, open, urls } from '../../platform/navigate.ts'
import { Button } from '../../ui/index.ts'
import type { ResultAct } from '../acts.ts'
import { drawAgain } from '../drawing.ts'
import { resultActWords } from '../words.zh.ts'
import s from './ResultFoot.module.scss'

interface ResultFootProps {
  drawId: string
  act: ResultAct | null
  onClaim: () => void
}

function go(act: ResultAct, { drawId, onClaim }: ResultFootProps): void {
  if (act.kind === 'choose-address') void pickAddress()
  if (act.kind === 'claim') onClaim()
  if (act.kind === 'order') void open(urls.order(act.orderId))
  if (act.kind === 'points') void open(urls.points())
  if (act.kind === 'why') void open(urls.why(act.subject))
  if (act.kind === 'again') drawAgain(drawId)
}

const shut: readonly ResultAct['kind'][] = ['waiting', 'late']

export function ResultFoot(props: ResultFootProps) {
  const { drawId, act } = props
  return (
    <>
      <Button
        className={`back-to-draw ${s.back}`}
        kind='soft'
        full={act === null}
        onClick={() => void backTo(urls.draw(drawId))}
      >
        返回活动
      </Button>
      {act ? (
        <Button
          className='result-act'
          full
          disabled={shut.includes(act.kind)}
          loading={act.kind === 'sending'}
          onClick={() => go(act, props)}
        >
          {resultActWords(act)}
        </Button>
      ) : null}
    </>
  )
}
