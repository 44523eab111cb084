import type { ScoredQuestion } from '@laurel/shared/quizzes'
import { View } from '@tarojs/components'
import { Card, classNames, Icon, Row, Tag, Words } from '../../ui/index.ts'
import { answerWords, chosenWords, kindNames, optionLabel } from '../words.zh.ts'
import { QuestionPicture } from './QuestionPicture.tsx'
import s from './ReviewQuestion.module.scss'

export function ReviewQuestion({ question }: { question: ScoredQuestion }) {
  const { number, kind, text, image, options, chosen, answer, right, explanation } = question
  return (
    <Card className={`reviewed ${right ? 'reviewed-right' : 'reviewed-wrong'}`} spaced>
      <Row between>
        <Words kind='note' inline tone='ink-2'>
          {`第 ${number} 题 · ${kindNames[kind]}`}
        </Words>
        <Tag tone={right ? 'accent' : 'plain'} icon={right ? 'check' : 'close'}>
          {right ? '答对' : '答错'}
        </Tag>
      </Row>
      <Words kind='head'>{text}</Words>
      <QuestionPicture image={image} text={text} />
      <View className={s.options}>
        {options.map((option) => (
          <Reviewed
            key={option.key}
            option={option}
            isRight={answer.includes(option.key)}
            isChosen={chosen.includes(option.key)}
          />
        ))}
      </View>
      <Words kind='note' strong className='review-answer'>
        {[answerWords(answer), ...(right ? [] : [chosenWords(chosen)])].join('，')}
      </Words>
      <Words kind='note' tone='ink-2' className='explanation'>
        {explanation}
      </Words>
    </Card>
  )
}

interface ReviewedProps {
  option: ScoredQuestion['options'][number]
  isRight: boolean
  isChosen: boolean
}

/** Said by a sign as well as by colour. */
const Reviewed = ({ option, isRight, isChosen }: ReviewedProps) => (
  <View
    className={classNames(s.option, isRight && s.right, isChosen && !isRight && s.wrong)}
    aria-label={optionLabel(option, { right: isRight, chosen: isChosen })}
  >
    <View className={s.key}>{option.key}</View>
    <View className={s.words}>{option.text}</View>
    {isRight ? <Icon name='check' size={18} tone='accent' /> : null}
    {isChosen && !isRight ? <Icon name='close' size={18} tone='ink-2' /> : null}
  </View>
)
