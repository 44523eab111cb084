import { View } from '@tarojs/components'
import { useState } from 'react'
import { classNames, Icon, Sheet } from '../../ui/index.ts'
import type { Sort } from '../store.ts'
import { sortWords } from '../words.zh.ts'
import s from './SortChoice.module.scss'

interface SortChoiceProps {
  value: Sort
  onChange: (sort: Sort) => void
}

export function SortChoice({ value, onChange }: SortChoiceProps) {
  const [open, setOpen] = useState(false)
  const chosen = (sort: Sort) => {
    setOpen(false)
    onChange(sort)
  }
  return (
    <>
      <View className={`sort ${s.sort}`} onClick={() => setOpen(true)} aria-role='button'>
        <Icon name='sort' size={18} tone='ink-2' />
        {sortWords[value]}
      </View>
      <Sheet open={open} title='排序' onClose={() => setOpen(false)}>
        {(Object.keys(sortWords) as Sort[]).map((sort) => (
          <View
            className={classNames('sort-option', s.option, sort === value && s.on)}
            key={sort}
            onClick={() => chosen(sort)}
            aria-role='radio'
            aria-checked={sort === value}
          >
            {sortWords[sort]}
            {sort === value ? <Icon name='check' size={20} tone='accent' /> : null}
          </View>
        ))}
      </Sheet>
    </>
  )
}
