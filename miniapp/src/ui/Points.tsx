import { Text, View } from '@tarojs/components'
import { classNames } from './class-names.ts'
import { formatNumber, formatSigned } from './numbers.ts'
import s from './Points.module.scss'

type Size = 's' | 'm' | 'l' | 'hero'

interface NumProps {
  value: number | string
  size?: Size
  /** Shows the plus of a change. */
  signed?: boolean | undefined
  /** Else the colour of the words around it. */
  tone?: 'ink' | 'ink-2' | 'ink-3' | 'accent' | 'fruit' | 'stop' | undefined
  className?: string | undefined
}

interface AmountProps extends NumProps {
  /** An old price. */
  strike?: boolean | undefined
}

function inWords(value: number | string, signed: boolean | undefined): string {
  if (typeof value === 'string') return value
  return signed ? formatSigned(value) : formatNumber(value)
}

export const Num = ({ value, size = 'm', signed, tone, className }: NumProps) => (
  <Text className={classNames('num', s.num, s[size], tone && s[`tone-${tone}`], className)}>
    {inWords(value, signed)}
  </Text>
)

const amountOf = (glyph: 'fruit' | 'leaf', { strike, className, ...num }: AmountProps) => (
  <View
    className={classNames(glyph === 'fruit' ? 'points' : 'growth', s.amount, strike && s.strike, className)}
  >
    {strike ? null : <View className={classNames(s.glyph, s[glyph], s[`glyph-${num.size ?? 'm'}`])} />}
    <Num {...num} />
  </View>
)

/** Fruit is what can be spent. */
export const Points = (props: AmountProps) => amountOf('fruit', props)

/** A leaf is growth, and only ever grows. */
export const Growth = (props: AmountProps) => amountOf('leaf', props)
