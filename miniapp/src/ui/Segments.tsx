import { View } from '@tarojs/components'
import { classNames } from './class-names.ts'
import { role } from './role.ts'
import s from './Segments.module.scss'

interface SegmentsProps<Value extends string> {
  items: readonly { value: Value; label: string }[]
  value: Value
  onChange: (value: Value) => void
}

export function Segments<Value extends string>({ items, value, onChange }: SegmentsProps<Value>) {
  return (
    <View className={`segments ${s.segments}`} {...role('tablist')}>
      {items.map((item) => (
        <View
          className={classNames(
            'segment',
            s.item,
            item.value === value && 'segment-on',
            item.value === value && s.on,
          )}
          key={item.value}
          onClick={() => onChange(item.value)}
          {...role('tab')}
          aria-selected={item.value === value}
        >
          {item.label}
        </View>
      ))}
    </View>
  )
}
