import { View } from '@tarojs/components'
import { useEffect } from 'react'
import { Icon, Words, Wreath } from '../../ui/index.ts'
import { tell, useNews } from '../store.ts'
import { balanceWords, newsWords } from '../words.zh.ts'
import s from './OrderNews.module.scss'

const WHOLE_WREATH = 20

/** The small celebration, once, on the page of the order it is about. */
export function OrderNews({ orderId }: { orderId: string }) {
  const news = useNews((told) => (told.news?.orderId === orderId ? told.news : null))
  useEffect(() => () => tell(null), [])
  if (!news) return null
  const { kind, balance } = news
  return (
    <View className={`news ${s.news}`} aria-role='alert'>
      {kind !== 'cancelled' ? (
        <Wreath progress={WHOLE_WREATH} size={64} tone='outline'>
          <Icon name='check' size={24} tone='accent' />
        </Wreath>
      ) : (
        <Icon name='check' size={24} tone='accent' />
      )}
      <View>
        <Words kind='head'>{newsWords[kind]}</Words>
        <Words kind='note' tone='ink-2'>
          {balanceWords(balance)}
        </Words>
      </View>
    </View>
  )
}
