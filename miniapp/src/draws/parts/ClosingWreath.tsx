import { View } from '@tarojs/components'
import { Wreath } from '../../ui/index.ts'
import { LEAVES_MAX, leafSpot, WREATH_SIZE } from '../../ui/wreath.ts'
import s from './ClosingWreath.module.scss'

/** The drawing of the wreath is a little wider than its square. */
const WIDE = 140
const HIGH = 140
const percent = (length: number, of: number): string => `${Math.round((1000 * length) / of) / 10}%`

/** In percent of the wreath: nothing here knows how wide the screen is. */
const leaves = Array.from({ length: LEAVES_MAX }, (_, place) => {
  const { x, y, turn } = leafSpot(place)
  return {
    id: `leaf-${place}`,
    at: {
      left: percent(x + (WIDE - WREATH_SIZE) / 2, WIDE),
      top: percent(y + (HIGH - WREATH_SIZE) / 2, HIGH),
    },
    turn: { transform: `rotate(${turn}deg)` },
    wait: { animationDelay: `${place * 60}ms` },
  }
})

/** From the last leaf's turn until it has grown, and a breath. */
export const CLOSING_MS = LEAVES_MAX * 60 + 300

/** An empty crown whose leaves close one after another, from the foot to the top. */
export const ClosingWreath = () => (
  <View className={`closing-wreath ${s.wreath}`}>
    <Wreath progress={0} size={196} tone='outline' />
    {leaves.map(({ id, at, turn, wait }) => (
      <View className={s.stand} style={{ ...at, ...turn }} key={id}>
        <View className={s.leaf} style={wait} />
      </View>
    ))}
  </View>
)
