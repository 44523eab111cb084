import type { Page } from '@laurel/shared/call'
import { View } from '@tarojs/components'
import { wordsFor } from '../../platform/answers.ts'
import type { Paged } from '../../platform/paged.ts'
import { OFFLINE } from '../../platform/remote.ts'
import { Band, Words } from '../../ui/index.ts'
import { endWords } from '../words.zh.ts'
import s from './ListEnd.module.scss'

type Going = Pick<Paged<Page<unknown>>, 'more' | 'loadingMore' | 'moreTrouble' | 'loadMore'>

/** Under a list that goes on: what is coming, what failed, or that this is all. */
export function ListEnd({ page }: { page: Going }) {
  if (page.moreTrouble) {
    return (
      <Band
        tone='stop'
        icon='info'
        title='后面的没有加载出来'
        action={{ label: '重试', onClick: () => void page.loadMore() }}
      >
        {page.moreTrouble === OFFLINE ? '网络不可用' : wordsFor(page.moreTrouble)}
      </Band>
    )
  }
  const tap =
    page.more && !page.loadingMore ? { onClick: () => void page.loadMore(), 'aria-role': 'button' } : {}
  return (
    <View className={`list-end ${s.end}`} {...tap}>
      <Words kind='note' tone='ink-3'>
        {endWords(page)}
      </Words>
    </View>
  )
}
