import { Image, View } from '@tarojs/components'
import { artUrl } from '../../parts/art.ts'
import { Points, Tag, Words } from '../../ui/index.ts'
import s from './ProductLine.module.scss'

interface ProductLineProps {
  art: string
  title: string
  note: string
  pricePoints: number
  onClick?: () => void
}

/** One piece of one thing, and what it costs. */
export const ProductLine = ({ art, title, note, pricePoints, onClick }: ProductLineProps) => (
  <View className={`product-line ${s.line}`} {...(onClick ? { onClick, 'aria-role': 'button' } : {})}>
    <Image className={s.thumb} src={artUrl(art)} mode='aspectFill' lazyLoad />
    <View className={s.words}>
      <Words strong>{title}</Words>
      <Words kind='mini' tone='ink-3'>
        {note}
      </Words>
    </View>
    {pricePoints > 0 ? (
      <Points className='price' value={pricePoints} size='m' />
    ) : (
      <Tag tone='accent'>不用积分</Tag>
    )}
  </View>
)
