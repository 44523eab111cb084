import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { role } from './role.ts'
import s from './Skeleton.module.scss'
import { Wreath } from './Wreath.tsx'

type Kind = 'hero' | 'card' | 'line' | 'tile' | 'row'

const bone = (name: string) => <View className={`${s.bone} ${s[name]}`} />

const shapes: Record<Kind, () => ReactNode> = {
  hero: () => (
    <View className={s.hero}>
      <View className={s.heroWords}>
        {bone('tier')}
        {bone('name')}
        {bone('amount')}
        {bone('short')}
      </View>
      <Wreath progress={0} tone='bone' />
    </View>
  ),
  card: () => (
    <View className={s.card}>
      <View className={s.words}>
        {bone('long')}
        {bone('longer')}
      </View>
      {bone('button')}
    </View>
  ),
  line: () => bone('line'),
  tile: () => (
    <View className={s.tile}>
      {bone('picture')}
      <View className={s.tileWords}>
        {bone('long')}
        {bone('short')}
      </View>
    </View>
  ),
  row: () => (
    <View className={s.row}>
      {bone('dot')}
      {bone('long')}
    </View>
  ),
}

/** The boxes the screen will have, so nothing jumps; show it only after 200 ms. It does not shimmer. */
export function Skeleton({ kind, count = 1 }: { kind: Kind; count?: number }) {
  const boxes = Array.from({ length: count }, (_, place) => `${kind}-${place}`)
  return (
    <View className={`skeleton ${s.skeleton} ${s[`of-${kind}`]}`} aria-label='正在加载' {...role('img')}>
      {boxes.map((id) => (
        <View className={s.box} key={id}>
          {shapes[kind]()}
        </View>
      ))}
    </View>
  )
}
