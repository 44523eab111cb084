import { View } from '@tarojs/components'
import { badgeUri } from './badge.ts'
import { classNames } from './class-names.ts'
import { type Colour, colours, type TierTone, tierTones } from './colours.ts'
import { backgroundOf } from './svg-uri.ts'
import s from './TierBadge.module.scss'

interface TierBadgeProps {
  look: TierTone
  /** Metal on the dark ground for a tier that is held; else its ink on its tint. */
  held: boolean
  /** On a dark card: no ground of its own. */
  bare?: boolean
}

/** Beside the name of the tier, so it says nothing of its own. */
export function TierBadge({ look, held, bare }: TierBadgeProps) {
  const ink: Colour = held ? `${look}-metal` : `${look}-text`
  const ground = held ? s[`${look}Held`] : s[`${look}Ahead`]
  return (
    <View
      className={classNames('tier-badge', s.badge, bare ? '' : ground)}
      style={backgroundOf(badgeUri(tierTones.indexOf(look) + 1, colours[ink]))}
      aria-hidden
    />
  )
}
