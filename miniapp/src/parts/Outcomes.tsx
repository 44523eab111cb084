import { dismiss, useOutbox } from '../platform/outbox.ts'
import { Band } from '../ui/index.ts'
import { outcomeWords } from '../words.zh.ts'
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
          action={{ label: '知道了', onClick: () => dismiss(outcome.key) }}
        >
          {outcomeWords(outcome)}
        </Band>
      ))}
    </Slot>
  )
}
