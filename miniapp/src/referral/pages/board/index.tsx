import { type BoardPage, referralApi } from '@laurel/shared/referral'
import { View } from '@tarojs/components'
import { Loaded } from '../../../parts/Loaded.tsx'
import { useElder } from '../../../platform/elder.ts'
import { useParams } from '../../../platform/lifecycle.ts'
import { back } from '../../../platform/navigate.ts'
import { useRemote } from '../../../platform/remote.ts'
import { Avatar, classNames, Empty, List, Screen, Skeleton, Tag, Words } from '../../../ui/index.ts'
import { boardDayWords, calledOnBoard, rewardedWords } from '../../invite-words.zh.ts'
import s from './index.module.scss'

export default function Board() {
  const { offerId = '' } = useParams()
  const board = useRemote(referralApi.board, { offerId })
  return (
    <Screen className='board' elder={useElder()}>
      <Loaded remote={board} skeleton={<Skeleton kind='row' count={8} />}>
        {(shown) => (shown.items.length ? <Places board={shown} /> : <Nobody />)}
      </Loaded>
    </Screen>
  )
}

const Places = ({ board: { day, items } }: { board: BoardPage }) => (
  <>
    <Words kind='note' tone='ink-2'>
      {boardDayWords(day)}。名次没有奖励。
    </Words>
    <List className='places'>
      {items.map((line) => (
        <Place key={line.place} line={line} />
      ))}
    </List>
  </>
)

/** So many have a leaf of their own; no more than that is made of a place. */
const FIRST = 3

const Place = ({ line: { place, person, rewarded, isMine } }: { line: BoardPage['items'][number] }) => (
  <View className={`place ${s.line}`}>
    <View className={classNames(s.place, place <= FIRST && s.first)}>{place}</View>
    <Avatar src={person.avatar && ASSET_BASE + person.avatar} name={person.called} size='s' />
    <View className={s.words}>
      <Words strong clip>
        {calledOnBoard(person)}
      </Words>
      <Words kind='mini' tone='ink-3'>
        {rewardedWords(rewarded)}
      </Words>
    </View>
    {isMine ? <Tag tone='accent'>我</Tag> : null}
  </View>
)

const Nobody = () => (
  <Empty
    title='榜上还没有人'
    note='只有自己愿意公开的人才会出现，可以在邀请页打开'
    action={{ label: '返回', onClick: () => void back() }}
  />
)
