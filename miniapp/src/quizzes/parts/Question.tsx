import type { AskedQuestion, OptionKey } from '@laurel/shared/quizzes'
import { View } from '@tarojs/components'
import { Icon, Row, Tag, Words } from '../../ui/index.ts'
import { role } from '../../ui/role.ts'
import { lookOver } from '../place.ts'
import { kindHints, kindNames } from '../words.zh.ts'
import { Option } from './Option.tsx'
import s from './Question.module.scss'
import { QuestionPicture } from './QuestionPicture.tsx'

interface QuestionProps {
  question: AskedQuestion
  chosen: readonly OptionKey[]
  /** Takes no more taps: it is handed in, or time is up. */
  isShut: boolean
  onChoose: (key: OptionKey) => void
}

/** One question: what it asks, and its options as large as a thumb. */
export function Question({ question, chosen, isShut, onChoose }: QuestionProps) {
  const { kind, text, image, options } = question
  const isMultiple = kind === 'multiple'
  return (
    <View className={`question question-${kind} ${s.question}`}>
      <Row between className={s.about}>
        <Row wrap>
          <Tag className='question-kind'>{kindNames[kind]}</Tag>
          <Words kind='note' inline tone='ink-2'>
            {kindHints[kind]}
          </Words>
        </Row>
        <View className={`to-overview ${s.overview}`} onClick={() => lookOver(true)} {...role('button')}>
          答题卡
          <Icon name='chevron' size={16} tone='accent' />
        </View>
      </Row>
      <View className={`question-text ${s.text}`}>{text}</View>
      <QuestionPicture image={image} text={text} />
      <View className={s.options} {...role(isMultiple ? 'group' : 'radiogroup')} aria-label={text}>
        {options.map((option) => (
          <Option
            key={option.key}
            option={option}
            isMultiple={isMultiple}
            isChosen={chosen.includes(option.key)}
            onChoose={isShut ? undefined : () => onChoose(option.key)}
          />
        ))}
      </View>
    </View>
  )
}
