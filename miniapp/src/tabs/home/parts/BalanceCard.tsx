import type { PointsSummary } from '@laurel/shared/points'
import { View } from '@tarojs/components'
import { colours } from '../../../ui/colours.ts'
import { Icon, Num } from '../../../ui/index.ts'
import { backgroundOf } from '../../../ui/svg-uri.ts'
import { LEAVES_MAX, wreathUri } from '../../../ui/wreath.ts'
import { APP_NAME, balanceNote } from '../../../words.zh.ts'
import s from './BalanceCard.module.scss'

interface BalanceCardProps {
  name: string
  points: PointsSummary
  onPoints: () => void
}

/** The closed crown is the emblem: without tiers no leaf is missing. */
const laurel = backgroundOf(
  wreathUri(LEAVES_MAX, { leaf: colours['accent-line'], missing: colours['accent-line'] }),
)

/** The one dark thing on the home tab: what can be spent, and what expires next. */
export const BalanceCard = ({ name, points, onPoints }: BalanceCardProps) => (
  <View className={`balance-card ${s.card}`} onClick={onPoints} aria-role='button'>
    <View className={s.top}>
      <View className={s.words}>
        <View className={s.brand}>{APP_NAME}</View>
        <View className={`member-name ${s.name}`}>{name}</View>
        <View className={s.label}>可用积分</View>
        <Num className={`balance ${s.hero}`} value={points.balance} size='hero' />
      </View>
      <View className={s.laurel} style={laurel}>
        <View className={s.fruit} />
      </View>
    </View>
    <View className={s.foot}>
      <View className={`expiring ${s.note}`}>{balanceNote(points)}</View>
      <View className={s.more}>
        明细
        <Icon name='chevron' size={16} tone='on-accent' />
      </View>
    </View>
  </View>
)
