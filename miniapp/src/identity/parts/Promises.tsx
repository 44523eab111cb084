import { View } from '@tarojs/components'
import { type IconName, List, ListItem, Words, Wreath } from '../../ui/index.ts'
import s from './Promises.module.scss'

const promises: readonly { icon: IconName; title: string; note: string }[] = [
  { icon: 'sprout', title: '每天签到得积分', note: '连签 7 天，第 7 天得最多' },
  { icon: 'bag', title: '积分换好物', note: '商品包邮，券码即时到手' },
  { icon: 'history', title: '每一分都有去处', note: '来源、批次、到期日都能查' },
]

/** What membership gives, before anything is asked. */
export const Promises = () => (
  <>
    <View className={s.head}>
      <Wreath progress={0} tone='outline' size={96} />
      <View className={s.brand}>桂冠会员</View>
      <Words tone='ink-2'>登录后可以签到、兑换、看积分</Words>
    </View>
    <List>
      {promises.map(({ icon, title, note }) => (
        <ListItem key={title} icon={icon} title={title} note={note} />
      ))}
    </List>
  </>
)
