import type { QuestionOption } from '@laurel/shared/quizzes'
import { View } from '@tarojs/components'
import { classNames, Icon } from '../../ui/index.ts'
import { role } from '../../ui/role.ts'
import s from './Option.module.scss'

interface OptionProps {
  option: QuestionOption
  isMultiple: boolean
  isChosen: boolean
  onChoose: (() => void) | undefined
}

export const Option = ({ option: { key, text }, isMultiple, isChosen, onChoose }: OptionProps) => (
  <View
    className={classNames(`option option-${key}`, s.option, isChosen && 'option-on', isChosen && s.on)}
    {...(onChoose ? { onClick: onChoose, hoverClass: s.pressed ?? '', hoverStayTime: 60 } : {})}
    {...role(isMultiple ? 'checkbox' : 'radio')}
    aria-checked={isChosen}
    aria-label={`${key}，${text}`}
    aria-disabled={!onChoose}
  >
    <View className={s.key}>{key}</View>
    <View className={s.words}>{text}</View>
    {isChosen ? <Icon name='check' size={20} tone='accent' /> : <View className={s.space} />}
  </View>
)
