import { forgetFarewell, useFarewell } from '../platform/departure.ts'
import { Band } from '../ui/index.ts'
import { farewellWords } from '../words.zh.ts'
import { Slot } from './Slot.tsx'

/** After the last goodbye the home tab says once what has happened. */
export function FarewellBand() {
  const why = useFarewell((farewell) => farewell.why)
  return (
    <Slot>
      {why ? (
        <Band tone='plain' icon='check' action={{ label: '知道了', onClick: forgetFarewell }}>
          {farewellWords[why]}
        </Band>
      ) : null}
    </Slot>
  )
}
