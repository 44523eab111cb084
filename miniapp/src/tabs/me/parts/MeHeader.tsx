import type { Member } from '@laurel/shared/identity'
import type { Standing } from '@laurel/shared/membership'
import { View } from '@tarojs/components'
import { MemberAvatar } from '../../../parts/MemberAvatar.tsx'
import { dayOf } from '../../../platform/clock.ts'
import { open, urls } from '../../../platform/navigate.ts'
import { Button, Icon, Tag, Words } from '../../../ui/index.ts'
import { APP_NAME, tierTitle } from '../../../words.zh.ts'
import s from './MeHeader.module.scss'

interface MeHeaderProps {
  member: Member | null
  standing: Standing | null
}

export const MeHeader = ({ member, standing }: MeHeaderProps) =>
  member ? <Known member={member} standing={standing} /> : <Guest />

const Known = ({ member, standing }: { member: Member; standing: Standing | null }) => (
  <View
    className={`me-header to-profile ${s.header}`}
    onClick={() => void open(urls.profile())}
    aria-role='button'
  >
    <MemberAvatar member={member} />
    <View className={s.words}>
      <Words kind='head' strong className='member-name'>
        {member.name}
      </Words>
      <View className={s.line}>
        <Tag tone={standing?.look ?? 'accent'}>{standing ? tierTitle(standing.name) : APP_NAME}</Tag>
        <Words kind='note' tone='ink-3' inline>
          {member.phone ?? `${dayOf(member.joinedAt)} 加入`}
        </Words>
      </View>
    </View>
    <View className={s.more}>
      个人资料
      <Icon name='chevron' size={18} tone='ink-2' />
    </View>
  </View>
)

const Guest = () => (
  <View className={`me-header ${s.header}`}>
    <MemberAvatar member={null} />
    <View className={s.words}>
      <Words kind='head' strong>
        还没有登录
      </Words>
      <Words kind='note' tone='ink-2'>
        登录后可以签到、兑换、看积分
      </Words>
    </View>
    <Button className='login-button' size='tap' onClick={() => void open(urls.signIn())}>
      登录
    </Button>
  </View>
)
