import { Image, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { dayOf, now } from '../platform/clock.ts'
import { classNames } from '../ui/index.ts'
import { artUrl } from './art.ts'
import s from './Campaign.module.scss'
import { seasonOf } from './solar-term.ts'

interface CampaignProps {
  children?: ReactNode
  onClick?: (() => void) | undefined
  className?: string | undefined
}

/** The words of a campaign beside a branch in its season. */
export function Campaign({ children, onClick, className }: CampaignProps) {
  const season = seasonOf(dayOf(now()))
  return (
    <View
      className={classNames('campaign', s.campaign, s[season], className)}
      {...(onClick ? { onClick, 'aria-role': 'button' } : {})}
    >
      <Image className={s.art} src={artUrl(`${season}-banner`)} mode='aspectFill' aria-hidden />
      <View className={s.words}>{children}</View>
    </View>
  )
}
