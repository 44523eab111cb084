import type { Member } from '@laurel/shared/identity'
import { View } from '@tarojs/components'
import { dayOf } from '../../../platform/clock.ts'
import { open, urls } from '../../../platform/navigate.ts'
import { Button, Icon, Tag, Words } from '../../../ui/index.ts'
import { APP_NAME } from '../../../words.zh.ts'
import s from './MeHeader.module.scss'

export const MeHeader = ({ member }: { member: Member | null }) => (
  <View className={`me-header ${s.header}`}>
    <View className={`${s.avatar} ${member ? s.known : ''}`}>
      {member ? member.name.slice(0, 1) : <Icon name='person' size={26} tone='accent' />}
    </View>
    {member ? <Known member={member} /> : <Guest />}
  </View>
)

const Known = ({ member }: { member: Member }) => (
  <View className={s.words}>
    <Words kind='head' strong className='member-name'>
      {member.name}
    </Words>
    <View className={s.line}>
      <Tag tone='accent'>{APP_NAME}</Tag>
      <Words kind='note' tone='ink-3' inline>{`${dayOf(member.joinedAt)} 加入`}</Words>
    </View>
  </View>
)

const Guest = () => (
  <>
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
  </>
)
