import type { PrizeLine } from '@laurel/shared/draws'
import { Image, View } from '@tarojs/components'
import { artUrl } from '../../parts/art.ts'
import { classNames, Icon } from '../../ui/index.ts'
import s from './PrizeArt.module.scss'

interface PrizeArtProps {
  prize: Pick<PrizeLine, 'kind' | 'art'>
  /** 48 px in a list, 118 in the middle of the wreath. */
  size?: 's' | 'l'
}

/** The product's own picture; points are a fruit, as everywhere. */
export const PrizeArt = ({ prize: { kind, art }, size = 's' }: PrizeArtProps) => (
  <View className={classNames('prize-art', s.art, s[size])} aria-hidden>
    {art ? (
      <Image className={s.picture} src={artUrl(art)} mode='aspectFill' lazyLoad={size === 's'} />
    ) : (
      <Sign kind={kind} size={size} />
    )}
  </View>
)

function Sign({ kind, size }: { kind: PrizeLine['kind']; size: 's' | 'l' }) {
  if (kind === 'points') return <View className={s.fruit} />
  const name = kind === 'nothing' ? 'leaf' : kind === 'code' ? 'card' : 'gift'
  return <Icon name={name} size={size === 'l' ? 40 : 24} tone={kind === 'nothing' ? 'ink-3' : 'accent'} />
}
