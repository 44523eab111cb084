import { Button as TaroButton } from '@tarojs/components'
import type { ReactNode } from 'react'
import s from './Button.module.scss'
import { classNames } from './class-names.ts'

type OpenType =
  | 'getPhoneNumber'
  | 'chooseAvatar'
  | 'share'
  | 'contact'
  | 'openSetting'
  | 'agreePrivacyAuthorization'

interface ButtonProps {
  /** WeChat asks for it where a tap on this very button is the proof. */
  id?: string | undefined
  children?: ReactNode
  kind?: 'solid' | 'line' | 'soft'
  /** Heights 48, 44 and 34; all have a hit area of 44 at least. */
  size?: 'm' | 'tap' | 's'
  disabled?: boolean | undefined
  /** Sending: takes no taps and looks the part; the words should say what is going on. */
  loading?: boolean | undefined
  onClick?: (() => void) | undefined
  openType?: OpenType | undefined
  /** After getPhoneNumber: the code, or null when the member refused. */
  onPhone?: ((code: string | null) => void) | undefined
  /** After chooseAvatar: where the picture is on the phone. */
  onAvatar?: ((path: string) => void) | undefined
  onAgree?: (() => void) | undefined
  /** Hands in the form around it. */
  submits?: boolean | undefined
  className?: string | undefined
  full?: boolean | undefined
  label?: string | undefined
}

const opening = ({ openType, onPhone, onAvatar, onAgree }: ButtonProps) => ({
  ...(openType ? { openType } : {}),
  ...(onAvatar
    ? { onChooseAvatar: (event: { detail: { avatarUrl: string } }) => onAvatar(event.detail.avatarUrl) }
    : {}),
  ...(onPhone
    ? { onGetPhoneNumber: (event: { detail: { code?: string } }) => onPhone(event.detail.code ?? null) }
    : {}),
  ...(onAgree ? { onAgreePrivacyAuthorization: () => onAgree() } : {}),
})

/** What it takes from a tap; a closed button takes none. */
const taps = (props: ButtonProps, closed: boolean) => ({
  ...(props.id ? { id: props.id } : {}),
  ...(props.label ? { 'aria-label': props.label } : {}),
  ...(props.submits ? { formType: 'submit' as const } : {}),
  ...(closed ? {} : opening(props)),
  ...(closed || !props.onClick ? {} : { onClick: () => props.onClick?.() }),
})

export function Button(props: ButtonProps) {
  const { children, kind = 'solid', size = 'm', disabled, loading, full } = props
  const closed = Boolean(disabled || loading)
  const look = [s.btn, s[kind], s[size], full && s.full, disabled && s.off, loading && s.busy]
  return (
    <TaroButton
      className={classNames('btn', `btn-${kind}`, closed && 'btn-off', ...look, props.className)}
      disabled={closed}
      hoverClass={s.pressed ?? ''}
      hoverStayTime={60}
      {...taps(props, closed)}
    >
      {children}
    </TaroButton>
  )
}
