import { View } from '@tarojs/components'
import { wordsFor } from '../platform/answers.ts'
import { OFFLINE } from '../platform/remote.ts'
import { Button, Words } from '../ui/index.ts'
import s from './More.module.scss'

interface MoreProps {
  list: {
    more: boolean
    loadingMore: boolean
    moreTrouble: string | null
    loadMore: () => Promise<void>
  }
}

/** The foot of a list that goes on: the next page comes by itself, a tap fetches it too. */
export function More({ list: { more, loadingMore, moreTrouble, loadMore } }: MoreProps) {
  if (!more)
    return (
      <Words kind='mini' tone='ink-3' className={s.end}>
        没有更多了
      </Words>
    )
  return (
    <View className={`more ${s.more}`}>
      {moreTrouble ? (
        <Words kind='note' tone='stop'>
          {moreTrouble === OFFLINE ? '网络不可用，没能加载更多' : wordsFor(moreTrouble)}
        </Words>
      ) : null}
      <Button kind='soft' size='tap' full loading={loadingMore} onClick={() => void loadMore()}>
        {loadingMore ? '正在加载' : '加载更多'}
      </Button>
    </View>
  )
}
