import type { Landing } from '@laurel/shared/referral'
import { View } from '@tarojs/components'
import { Slot } from '../../parts/Slot.tsx'
import { now } from '../../platform/clock.ts'
import { Avatar, Band, Card, Points, Tag, Words } from '../../ui/index.ts'
import { useJoining } from '../joining.ts'
import type { LandingStand } from '../landing-state.ts'
import {
  conditionWords,
  type Gain,
  gainsOf,
  inviterName,
  landingRules,
  landingTitle,
  noticeOf,
  stepsOf,
} from '../landing-words.zh.ts'
import s from './Invited.module.scss'
import { Joined } from './Joined.tsx'
import { Standing } from './Standing.tsx'

interface InvitedProps {
  landing: Landing
  stand: LandingStand
}

/** Who invites, what both get, what is asked, and every rule, before anything is agreed to. */
export function Invited({ landing, stand }: InvitedProps) {
  const { deal, material, surface } = landing
  return (
    <>
      <Head landing={landing} />
      <Slot>
        <Where landing={landing} stand={stand} />
      </Slot>
      <Gains landing={landing} isOpen={stand === 'open' || stand === 'single'} />
      <Steps landing={landing} />
      {material ? <Told title={material.title} lines={material.paragraphs} /> : null}
      <Told title='完整活动规则' lines={landingRules(deal, surface)} numbered />
    </>
  )
}

const Head = ({ landing }: { landing: Landing }) => (
  <View className={s.head}>
    {landing.inviter ? (
      <Avatar
        src={landing.inviter.avatar && ASSET_BASE + landing.inviter.avatar}
        name={inviterName(landing)}
        size='m'
      />
    ) : null}
    <View className={`landing-title ${s.title}`}>{landingTitle(landing)}</View>
    <Words kind='note' tone='ink-2'>
      {landing.inviter ? '对方不会看到你的手机号和消费金额' : landing.title}
    </Words>
  </View>
)

/** What has come of it, or why nothing can. */
function Where({ landing, stand }: InvitedProps) {
  const outcome = useJoining((joining) => joining.outcome)
  if (stand === 'accepted' && outcome?.state === 'accepted')
    return <Joined landing={landing} accepted={outcome.accepted} />
  if (stand === 'bound') return <Standing landing={landing} />
  const notice = noticeOf(stand)
  return notice ? (
    <View className={`landing-notice notice-${stand}`}>
      <Band
        tone={stand === 'single' || stand === 'noted' ? 'plain' : 'fruit'}
        icon='info'
        title={notice.title}
      >
        {notice.words}
      </Band>
    </View>
  ) : null
}

const Gains = ({ landing, isOpen }: { landing: Landing; isOpen: boolean }) => (
  <View className={`gains ${s.gains}`}>
    <View className={s.columns}>
      {gainsOf(landing).map((gain) => (
        <Share key={gain.whose} gain={gain} />
      ))}
    </View>
    {isOpen ? (
      <View className={`landing-condition ${s.condition}`}>{conditionWords(landing, now())}</View>
    ) : null}
  </View>
)

const Share = ({ gain: { whose, points, note } }: { gain: Gain }) => (
  <View className={`gain ${s.column}`}>
    <Words kind='note' tone='ink-2'>
      {whose}
    </Words>
    <View className={s.amount}>
      <Points className={s.points} value={points} size='l' />
      <Words kind='note' tone='ink-2' inline>
        积分
      </Words>
    </View>
    <Words kind='mini' tone='ink-3'>
      {note}
    </Words>
  </View>
)

const Steps = ({ landing: { deal } }: { landing: Landing }) => (
  <Card className={`landing-steps ${s.steps}`}>
    {stepsOf(deal).map(({ title, note, points }, place) => (
      <View className={s.step} key={title}>
        <View className={s.place}>{place + 1}</View>
        <View className={s.words}>
          <Words strong>{title}</Words>
          <Words kind='mini' tone='ink-3'>
            {note}
          </Words>
        </View>
        {points > 0 ? <Tag tone='fruit'>{`+${points} 积分`}</Tag> : null}
      </View>
    ))}
  </Card>
)

interface ToldProps {
  title: string
  lines: readonly string[]
  numbered?: boolean
}

/** At the size of the text: nothing that decides is small print. */
const Told = ({ title, lines, numbered }: ToldProps) => (
  <Card className='landing-told'>
    <Words kind='head' strong>
      {title}
    </Words>
    {lines.map((line, place) => (
      <View className={s.rule} key={line}>
        {numbered ? <View className={s.rulePlace}>{place + 1}.</View> : null}
        <View className={s.words}>{line}</View>
      </View>
    ))}
  </Card>
)
