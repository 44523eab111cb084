import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Icon } from './Icon.tsx'
import { role } from './role.ts'
import s from './Sheet.module.scss'

interface SheetProps {
  open: boolean
  title: string
  onClose: () => void
  children?: ReactNode
}

/** Rises from the foot after a tap, never by itself. */
export function Sheet({ open, title, onClose, children }: SheetProps) {
  if (!open) return null
  return (
    <View className={`sheet ${s.layer}`} {...role('dialog')} aria-label={title}>
      <View className={`sheet-veil ${s.veil}`} onClick={onClose} catchMove />
      <View className={s.panel}>
        <View className={s.head}>
          <View className={s.title}>{title}</View>
          <View className={`sheet-close ${s.close}`} onClick={onClose} {...role('button')} aria-label='关闭'>
            <Icon name='close' size={20} tone='ink-2' />
          </View>
        </View>
        <View className={s.body}>{children}</View>
      </View>
    </View>
  )
}
