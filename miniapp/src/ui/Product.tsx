import { Image, ScrollView, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import type { TierTone } from './colours.ts'
import { Points } from './Points.tsx'
import s from './Product.module.scss'
import { role } from './role.ts'
import { Tag } from './Tag.tsx'

interface ThumbProps {
  /** The picture's address. */
  art: string
  title: string
  price: number
  onClick?: (() => void) | undefined
}

interface TileProps extends ThumbProps {
  /** Stock, or what is missing; the price stands beside it. */
  note?: string | undefined
  noteTone?: 'plain' | 'fruit'
  /** The tier that may have it, in words: `黄金会员可换`. */
  lock?: { text: string; tone: TierTone } | undefined
  soldOut?: boolean | undefined
}

const tap = (onClick: (() => void) | undefined) => (onClick ? { onClick, ...role('button') } : {})

const Picture = ({ art, faded }: { art: string; faded?: boolean | undefined }) => (
  <Image className={classNames(s.art, faded && s.faded)} src={art} mode='aspectFill' lazyLoad />
)

function badgeOf({ lock, soldOut }: TileProps) {
  if (soldOut) return <Tag className={s.badge}>已换完</Tag>
  if (!lock) return null
  return (
    <Tag className={s.badge} tone={lock.tone} icon='lock'>
      {lock.text}
    </Tag>
  )
}

export const ProductTile = (tile: TileProps) => (
  <View className={`product-tile ${s.tile}`} {...tap(tile.onClick)}>
    <View className={s.picture}>
      <Picture art={tile.art} faded={tile.soldOut} />
      {badgeOf(tile)}
    </View>
    <View className={s.body}>
      <View className={s.title}>{tile.title}</View>
      <View className={s.facts}>
        <Points value={tile.price} size='m' />
        {tile.note ? (
          <View className={classNames(s.note, tile.noteTone === 'fruit' && s.short)}>{tile.note}</View>
        ) : null}
      </View>
    </View>
  </View>
)

export const ProductThumb = ({ art, title, price, onClick }: ThumbProps) => (
  <View className={`product-thumb ${s.thumb}`} {...tap(onClick)}>
    <View className={s.thumbPicture}>
      <Picture art={art} />
    </View>
    <View className={s.thumbTitle}>{title}</View>
    <Points value={price} size='s' />
  </View>
)

/** A row of thumbs that runs past the edge of the screen. */
export const Shelf = ({ children }: { children?: ReactNode }) => (
  <ScrollView className={`shelf ${s.shelf}`} scrollX enhanced showScrollbar={false}>
    <View className={s.shelfRow}>{children}</View>
  </ScrollView>
)

/** Two tiles beside each other; one where two would be too narrow to read. */
export const TileGrid = ({ children }: { children?: ReactNode }) => (
  <View className={`tile-grid ${s.grid}`}>{children}</View>
)
