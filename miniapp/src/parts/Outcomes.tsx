import { open } from '../platform/navigate.ts'
import { dismiss, type Outcome, useOutbox } from '../platform/outbox.ts'
import { Band } from '../ui/index.ts'
import { outcomeWords } from '../words.zh.ts'
import { wayOf } from './outcome-ways.ts'
import { Slot } from './Slot.tsx'

/** How writes that had to wait ended: the member was not looking then, so it stays until they have read it. */
export function Outcomes() {
  const outcomes = useOutbox((outbox) => outbox.outcomes)
  return (
    <Slot>
      {outcomes.map((outcome) => (
        <Band
          key={outcome.key}
          tone={outcome.refusal === null ? 'plain' : 'stop'}
          icon={outcome.refusal === null ? 'check' : 'info'}
          action={actionOf(outcome)}
        >
          {outcomeWords(outcome)}
        </Band>
      ))}
    </Slot>
  )
}

function actionOf(outcome: Outcome): { label: string; onClick: () => void } {
  const way = wayOf(outcome)
  const read = () => dismiss(outcome.key)
  if (!way) return { label: '知道了', onClick: read }
  return {
    label: '看结果',
    onClick: () => {
      read()
      void open(way)
    },
  }
}
