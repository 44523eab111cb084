import { Input, View } from '@tarojs/components'
import { classNames } from './class-names.ts'
import s from './Field.module.scss'

interface FieldProps {
  /** In the form that is handed in. */
  name: string
  /** Said to those who cannot see the words beside it. */
  label: string
  value?: string | undefined
  placeholder?: string | undefined
  lengthMax: number
  /** nickname: WeChat's keyboard offers the member's own. number: digits only. */
  type?: 'text' | 'nickname' | 'number'
  focus?: boolean | undefined
  onInput?: ((value: string) => void) | undefined
  className?: string | undefined
}

export const Field = ({ name, label, lengthMax, type = 'text', onInput, ...rest }: FieldProps) => (
  <View className={classNames('field', s.field)}>
    <Input
      className={classNames(s.input, rest.className)}
      name={name}
      type={type}
      value={rest.value ?? ''}
      maxlength={lengthMax}
      placeholder={rest.placeholder ?? ''}
      placeholderClass={s.placeholder ?? ''}
      focus={rest.focus ?? false}
      aria-label={label}
      {...(onInput ? { onInput: (event) => onInput(event.detail.value) } : {})}
    />
  </View>
)
