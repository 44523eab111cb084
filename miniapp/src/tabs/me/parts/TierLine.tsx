import type { Standing } from '@laurel/shared/membership'
import { View } from '@tarojs/components'
import { open, urls } from '../../../platform/navigate.ts'
import { classNames, TierBadge } from '../../../ui/index.ts'
import { benefitsTitle, towardWords } from '../../../words.zh.ts'
import s from './TierLine.module.scss'

/** The one dark thing of this tab: what the tier is worth, and what is missing to the next. */
export const TierLine = ({ standing }: { standing: Standing }) => (
  <View
    className={classNames('to-tiers', s.card, s[standing.look])}
    onClick={() => void open(urls.tiers())}
    aria-role='button'
  >
    <View className={s.words}>
      <View className={s.tier}>{benefitsTitle(standing)}</View>
      <View className={s.line}>{towardWords(standing)}</View>
    </View>
    <TierBadge look={standing.look} held bare />
  </View>
)
