import type { Deal } from '@laurel/shared/referral'
import { View } from '@tarojs/components'
import { colours } from '../../ui/colours.ts'
import { backgroundOf } from '../../ui/svg-uri.ts'
import { dealNote, dealSteps, dealTitle } from '../invite-words.zh.ts'
import s from './DealHero.module.scss'
import { sprigUri } from './sprig.ts'

const sprig = backgroundOf(sprigUri(colours.surface))

/** Condition and reward in one sentence, before anything else. */
export function DealHero({ deal }: { deal: Deal }) {
  const [lead, gain] = dealTitle(deal)
  return (
    <View className={`deal-hero ${s.hero}`}>
      <View className={s.sprig} style={sprig} aria-hidden />
      <View className={`deal-title ${s.title}`}>
        <View>{lead}</View>
        <View>{gain}</View>
      </View>
      <View className={s.note}>{dealNote(deal)}</View>
      {dealSteps(deal).map((step) => (
        <View className={s.note} key={step}>
          {step}
        </View>
      ))}
    </View>
  )
}
