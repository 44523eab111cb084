import { Input, View } from '@tarojs/components'
import { useEffect, useRef, useState } from 'react'
import { Icon } from '../../ui/index.ts'
import s from './SearchField.module.scss'

/** Long enough to finish a word, short enough not to wait for. */
const PAUSE_MS = 400

interface SearchFieldProps {
  value: string
  onSearch: (words: string) => void
}

/** Searches when the typing pauses, or at once on the keyboard's own button. */
export function SearchField({ value, onSearch }: SearchFieldProps) {
  const [typed, setTyped] = useState(value)
  const timer = useRef<ReturnType<typeof setTimeout>>()
  // Cleared from elsewhere; a space at the end of what is being typed is no difference.
  useEffect(() => setTyped((now) => (now.trim() === value ? now : value)), [value])
  useEffect(() => () => clearTimeout(timer.current), [])

  const search = (words: string, afterMs: number) => {
    setTyped(words)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => onSearch(words.trim()), afterMs)
  }
  return (
    <View className={`search-field ${s.field}`}>
      <Icon name='search' size={18} tone='ink-3' />
      <Input
        className={`search-input ${s.input}`}
        placeholderClass={s.placeholder ?? ''}
        placeholder='搜商品，如「咖啡券」'
        value={typed}
        maxlength={40}
        confirmType='search'
        aria-label='搜商品'
        onInput={({ detail }) => search(detail.value, PAUSE_MS)}
        onConfirm={({ detail }) => search(detail.value, 0)}
      />
      {typed ? (
        <View
          className={`search-clear ${s.clear}`}
          onClick={() => search('', 0)}
          aria-role='button'
          aria-label='清空'
        >
          <Icon name='close' size={16} tone='ink-3' />
        </View>
      ) : null}
    </View>
  )
}
