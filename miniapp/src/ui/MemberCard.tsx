import { Text, View } from '@tarojs/components'
import { Button } from './Button.tsx'
import { classNames } from './class-names.ts'
import type { TierTone } from './colours.ts'
import { Icon } from './Icon.tsx'
import s from './MemberCard.module.scss'
import { formatNumber } from './numbers.ts'
import { Num } from './Points.tsx'
import { role } from './role.ts'
import { Wreath } from './Wreath.tsx'
import { LEAVES_MAX } from './wreath.ts'

interface MemberProps {
  guest?: undefined
  tierName: string
  tone: TierTone
  /** Masked. */
  name: string
  /** Last day of the tier, YYYY-MM-DD; `isProtected`: its cycle is over, it is only kept until that day. */
  until?: string | undefined
  isProtected?: boolean | undefined
  /** What the next tier still asks for; absent at the top. */
  missing?: { amount: number; nextTierName: string } | undefined
  /** The tier after this one. */
  next?: TierTone | undefined
  growth?: number | undefined
  /** 0 to 20, fractions allowed: the way from nothing to the next tier. */
  leaves: number
  points: number
  /** Beside the points: what expires next, or what else is to know of them. */
  pointsNote: string
  onPoints?: (() => void) | undefined
  onTier?: (() => void) | undefined
}

interface GuestProps {
  guest: {
    /** What membership gives, a sentence a line. */
    lines: readonly string[]
    action: string
    note?: string | undefined
    onLogin: () => void
    loading?: boolean | undefined
  }
}

const Missing = ({ missing }: Pick<MemberProps, 'missing'>) =>
  missing ? (
    <View className={s.need}>
      <View className={s.lead}>还差</View>
      <View className={s.amount}>
        <Text className={`num ${s.hero}`}>{formatNumber(missing.amount)}</Text>
        <Text className={s.unit}>成长值</Text>
      </View>
      <View className={s.next}>{`升级${missing.nextTierName}`}</View>
    </View>
  ) : (
    <View className={s.need}>
      <View className={s.next}>已是最高等级</View>
    </View>
  )

const Tier = (member: MemberProps) => (
  <View
    className={`member-tier ${s.top}`}
    {...(member.onTier ? { onClick: member.onTier, ...role('button') } : {})}
  >
    <View className={s.words}>
      <View className={s.head}>
        <Text className={`tier-name ${s.tier}`}>{member.tierName}</Text>
        {member.onTier ? (
          <View className={s.benefits}>
            权益
            <Icon name='chevron' size={20} tone='on-accent' />
          </View>
        ) : null}
      </View>
      <View className={s.sub}>
        <Text className='member-name'>{member.name}</Text>
        {member.until ? <Text className={s.dot}>·</Text> : null}
        {member.until ? <Text>{`${member.isProtected ? '保护期至' : '有效至'} ${member.until}`}</Text> : null}
      </View>
      <Missing missing={member.missing} />
      <View className={s.track}>
        <View
          className={classNames(s.fill, s[`to-${member.next ?? member.tone}`])}
          style={{ width: `${(100 * member.leaves) / LEAVES_MAX}%` }}
        />
      </View>
    </View>
    <Wreath className={s.ring} progress={member.leaves} tone={member.tone} next={member.next}>
      {member.growth === undefined ? null : (
        <>
          <Num className={s.growth} value={member.growth} size='l' />
          <View className={s.growthUnit}>成长值</View>
        </>
      )}
    </Wreath>
  </View>
)

const Balance = ({
  points,
  pointsNote,
  onPoints,
}: Pick<MemberProps, 'points' | 'pointsNote' | 'onPoints'>) => (
  <View className={`member-points ${s.foot}`} {...(onPoints ? { onClick: onPoints, ...role('button') } : {})}>
    <View className={s.balance}>
      <View className={s.fruit} />
      <Num className='balance' value={points} size='l' />
      <Text className={s.pointsUnit}>积分</Text>
    </View>
    <View className={`expiring ${s.expiring}`}>
      {pointsNote}
      {onPoints ? <Icon name='chevron' size={16} tone='fruit-on-dark' /> : null}
    </View>
  </View>
)

const Guest = ({ guest }: GuestProps) => (
  <View className={classNames('member-card', s.card, s.guest)}>
    <View className={s.top}>
      <View className={s.words}>
        <View className={s.brand}>桂冠会员</View>
        {guest.lines.map((line) => (
          <View className={s.line} key={line}>
            {line}
          </View>
        ))}
      </View>
      <Wreath className={s.ring} progress={0} tone='outline' />
    </View>
    <Button className={`login-button ${s.login}`} size='tap' onClick={guest.onLogin} loading={guest.loading}>
      {guest.action}
    </Button>
    {guest.note ? <View className={s.note}>{guest.note}</View> : null}
  </View>
)

/** The one dark thing on a screen: the tier, what is missing, what can be spent, what expires. */
export function MemberCard(props: MemberProps | GuestProps) {
  if (props.guest) return <Guest guest={props.guest} />
  return (
    <View className={classNames('member-card', s.card, s[props.tone])}>
      <Tier {...props} />
      <Balance points={props.points} pointsNote={props.pointsNote} onPoints={props.onPoints} />
    </View>
  )
}
