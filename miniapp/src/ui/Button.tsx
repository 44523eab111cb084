import { Button as TaroButton } from '@tarojs/components'
import type { ReactNode } from 'react'
import s from './Button.module.scss'
import { classNames } from './class-names.ts'

interface ButtonProps {
  children?: ReactNode
  kind?: 'solid' | 'line' | 'soft'
  /** Heights 48, 44 and 34; all have a hit area of 44 at least. */
  size?: 'm' | 'tap' | 's'
  disabled?: boolean | undefined
  /** Sending: takes no taps and looks the part; the words should say what is going on. */
  loading?: boolean | undefined
  onClick?: (() => void) | undefined
  openType?: 'getPhoneNumber' | 'share' | 'contact' | 'openSetting' | 'agreePrivacyAuthorization' | undefined
  /** After getPhoneNumber: the code, or null when the member refused. */
  onPhone?: ((code: string | null) => void) | undefined
  onAgree?: (() => void) | undefined
  className?: string | undefined
  full?: boolean | undefined
  label?: string | undefined
}

const opening = ({ openType, onPhone, onAgree }: ButtonProps) => ({
  ...(openType ? { openType } : {}),
  ...(onPhone
    ? { onGetPhoneNumber: (event: { detail: { code?: string } }) => onPhone(event.detail.code ?? null) }
    : {}),
  ...(onAgree ? { onAgreePrivacyAuthorization: () => onAgree() } : {}),
})

export function Button(props: ButtonProps) {
  const { children, kind = 'solid', size = 'm', disabled, loading, full, label } = props
  const closed = Boolean(disabled || loading)
  const look = [s.btn, s[kind], s[size], full && s.full, disabled && s.off, loading && s.busy]
  return (
    <TaroButton
      className={classNames('btn', `btn-${kind}`, closed && 'btn-off', ...look, props.className)}
      disabled={closed}
      hoverClass={s.pressed ?? ''}
      hoverStayTime={60}
      {...(label ? { 'aria-label': label } : {})}
      {...(closed ? {} : opening(props))}
      {...(closed || !props.onClick ? {} : { onClick: () => props.onClick?.() })}
    >
      {children}
    </TaroButton>
  )
}
