import { View } from '@tarojs/components'
import { classNames } from './class-names.ts'
import { type Colour, colours } from './colours.ts'
import s from './Icon.module.scss'
import { type IconName, iconUri } from './icons.ts'
import { role } from './role.ts'
import { backgroundOf } from './svg-uri.ts'

export type IconSize = 14 | 16 | 18 | 20 | 24 | 26 | 32 | 40

interface IconProps {
  name: IconName
  size?: IconSize
  tone?: Colour
  /** Needed when no words stand beside it. */
  label?: string | undefined
  className?: string | undefined
}

/** A drawing in a data URI, because the mini program has no inline SVG. */
export const Icon = ({ name, size = 24, tone = 'ink', label, className }: IconProps) => (
  <View
    className={classNames('icon', `icon-${name}`, s.icon, s[`size${size}`], className)}
    style={backgroundOf(iconUri(name, colours[tone], size))}
    {...(label ? { ...role('img'), 'aria-label': label } : { 'aria-hidden': true })}
  />
)
