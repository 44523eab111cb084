import { View } from '@tarojs/components'
import { setElder } from '../../../platform/elder.ts'
import { asMember } from '../../../platform/gate.ts'
import { open, openTab, urls } from '../../../platform/navigate.ts'
import { Card, Icon, type IconName, List, ListItem } from '../../../ui/index.ts'
import { claimableWords } from '../../../words.zh.ts'
import s from './QuickEntries.module.scss'

interface Entry {
  name: string
  icon: IconName
  words: string
  /** Under the words: what waits there. */
  note?: string | undefined
  go: () => void
}

const tasks = (words: string, claimable: number): Entry => ({
  name: 'tasks',
  icon: 'sprout',
  words,
  note: claimable > 0 ? claimableWords(claimable) : undefined,
  go: () => void openTab('tasks'),
})
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
/** Which one is to be chosen on its page, unless there is one only. */
const invite = (words: string, programmes: readonly string[]): Entry[] =>
  programmes.length === 0
    ? []
    : [
        {
          name: 'invite',
          icon: 'people',
          words,
          go: () => void open(urls.invite(programmes.length === 1 ? programmes[0] : undefined)),
        },
      ]
const large: Entry = { name: 'elder', icon: 'letter-size', words: '长辈模式', go: () => setElder(true) }
const usual: Entry = { name: 'elder', icon: 'letter-size', words: '退出长辈模式', go: () => setElder(false) }

interface Waiting {
  claimableTasks: number
  programmes: readonly string[]
}

/** Four fit: the history stands on the card above as well, and gives way to an invitation. */
const inRow = ({ claimableTasks, programmes }: Waiting) => {
  const [third = points] = invite('邀请', programmes)
  return [tasks('任务', claimableTasks), orders('订单'), third, large]
}
const inColumn = ({ claimableTasks, programmes }: Waiting) => [
  tasks('做任务', claimableTasks),
  orders('我的订单'),
  ...invite('邀请好友', programmes),
  points,
  mall,
  usual,
]

interface QuickEntriesProps extends Waiting {
  elder: boolean
}

export function QuickEntries({ elder, ...waiting }: QuickEntriesProps) {
  if (elder) {
    return (
      <List>
        {inColumn(waiting).map(({ name, icon, words, note, go }) => (
          <ListItem
            key={name}
            className={`entry-${name}`}
            icon={icon}
            title={words}
            value={note}
            onClick={go}
          />
        ))}
      </List>
    )
  }
  return (
    <Card className={s.row}>
      {inRow(waiting).map((entry) => (
        <InRow key={entry.name} {...entry} />
      ))}
    </Card>
  )
}

const InRow = ({ name, icon, words, note, go }: Entry) => (
  <View className={`entry-${name} ${s.entry}`} onClick={go} aria-role='button'>
    <Icon name={icon} size={24} tone='accent' />
    {words}
    {note ? <View className={s.note}>{note}</View> : null}
  </View>
)
