import type { TierLine } from '@laurel/shared/membership'
import { View } from '@tarojs/components'
import { Card, classNames, Icon, Tag, TierBadge } from '../../ui/index.ts'
import { role } from '../../ui/role.ts'
import { tierTitle } from '../../words.zh.ts'
import { gainWords, growthWords } from '../words.zh.ts'
import s from './Ladder.module.scss'

interface LadderProps {
  tiers: readonly TierLine[]
  onOpen: (tier: TierLine) => void
}

/** All tiers, the lowest first: held ones dark, those ahead tinted and locked. */
export const Ladder = ({ tiers, onOpen }: LadderProps) => (
  <Card className={`ladder ${s.ladder}`}>
    {tiers.map((tier, place) => (
      <Rung key={tier.level} tier={tier} below={tiers[place - 1]} onOpen={() => onOpen(tier)} />
    ))}
  </Card>
)

interface RungProps {
  tier: TierLine
  below: TierLine | undefined
  onOpen: () => void
}

const Rung = ({ tier, below, onOpen }: RungProps) => (
  <View className={`rung rung-${tier.state} ${s.rung}`} onClick={onOpen} {...role('button')}>
    <TierBadge look={tier.look} held={tier.state !== 'ahead'} />
    <View className={s.words}>
      <View className={s.head}>
        <View className={classNames(s.name, s[tier.look])}>
          {tierTitle(tier.name)}
          <RungState tier={tier} />
        </View>
        <View className={s.threshold}>{growthWords(tier.reachGrowth)}</View>
      </View>
      <View className={classNames(s.gains, tier.state === 'current' && s.mine)}>
        {gainWords(tier, below)}
      </View>
    </View>
  </View>
)

function RungState({ tier: { state, look, reachGrowth } }: Pick<RungProps, 'tier'>) {
  if (state === 'current') return <Tag tone={look}>当前</Tag>
  // What is reached by nothing is locked to nobody, a guest included.
  return state === 'ahead' && reachGrowth > 0 ? (
    <Icon name='lock' size={14} tone={`${look}-text`} label='未达到' />
  ) : null
}
