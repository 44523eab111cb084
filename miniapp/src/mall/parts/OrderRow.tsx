import type { OrderLine } from '@laurel/shared/mall'
import { Image, View } from '@tarojs/components'
import { artUrl } from '../../parts/art.ts'
import { now } from '../../platform/clock.ts'
import { open, urls } from '../../platform/navigate.ts'
import { Card, Points, Tag, Words } from '../../ui/index.ts'
import { momentWords, orderStateWord } from '../words.zh.ts'
import s from './OrderRow.module.scss'

const isUnderWay = ({ state }: OrderLine): boolean => state !== 'received' && state !== 'cancelled'

export const OrderRow = ({ order }: { order: OrderLine }) => (
  <Card className={`order-row ${s.row}`} onClick={() => void open(urls.order(order.orderId))}>
    <Image className={s.thumb} src={artUrl(order.art)} mode='aspectFill' lazyLoad />
    <View className={s.words}>
      <View className={s.line}>
        <Words strong className={s.title}>
          {order.title}
        </Words>
        <Tag className='order-state' tone={isUnderWay(order) ? 'accent' : 'plain'}>
          {orderStateWord(order.state)}
        </Tag>
      </View>
      <View className={s.line}>
        <Words kind='mini' tone='ink-3'>
          {momentWords(order.placedAt, now())}
        </Words>
        {order.pricePoints > 0 ? (
          <Points className='price' value={order.pricePoints} size='s' />
        ) : (
          <Words kind='mini' tone='ink-3' inline>
            不用积分
          </Words>
        )}
      </View>
    </View>
  </Card>
)
