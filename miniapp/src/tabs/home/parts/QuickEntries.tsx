import { View } from '@tarojs/components'
import { setElder } from '../../../platform/elder.ts'
import { asMember } from '../../../platform/gate.ts'
import { open, openTab, urls } from '../../../platform/navigate.ts'
import { Card, Icon, type IconName, List, ListItem } from '../../../ui/index.ts'
import s from './QuickEntries.module.scss'

interface Entry {
  name: string
  icon: IconName
  words: string
  go: () => void
}

const orders = (words: string): Entry => ({
  name: 'orders',
  icon: 'box',
  words,
  go: () => asMember(() => void open(urls.orders())),
})
const points: Entry = {
  name: 'points',
  icon: 'history',
  words: '积分明细',
  go: () => asMember(() => void open(urls.points())),
}
const mall: Entry = { name: 'mall', icon: 'bag', words: '积分商城', go: () => void openTab('mall') }
const rules: Entry = { name: 'rules', icon: 'shield', words: '协议隐私', go: () => void open(urls.consent()) }
const large: Entry = { name: 'elder', icon: 'letter-size', words: '长辈模式', go: () => setElder(true) }
const usual: Entry = { name: 'elder', icon: 'letter-size', words: '退出长辈模式', go: () => setElder(false) }

const inRow = [orders('订单'), points, large, rules]
const inColumn = [orders('我的订单'), points, mall, usual]

export function QuickEntries({ elder }: { elder: boolean }) {
  if (elder) {
    return (
      <List>
        {inColumn.map(({ name, icon, words, go }) => (
          <ListItem key={name} className={`entry-${name}`} icon={icon} title={words} onClick={go} />
        ))}
      </List>
    )
  }
  return (
    <Card className={s.row}>
      {inRow.map(({ name, icon, words, go }) => (
        <View key={name} className={`entry-${name} ${s.entry}`} onClick={go} aria-role='button'>
          <Icon name={icon} size={24} tone='accent' />
          {words}
        </View>
      ))}
    </Card>
  )
}
