import { Card, Check, Field, Section } from '../../ui/index.ts'
import { typeWord, understand, useLeaving } from '../leaving.ts'
import { CLOSE_WORD, understoodWords } from '../words.zh.ts'

/** Nobody gets through it by tapping along. */
export function CloseForm({ points }: { points: number }) {
  const { understood, typed } = useLeaving()
  return (
    <Section title='确认'>
      <Card className='close-form'>
        <Check checked={understood} onChange={understand}>
          {understoodWords(points)}
        </Check>
        <Field
          className='close-word'
          name='word'
          label={`输入“${CLOSE_WORD}”以确认`}
          placeholder={`输入“${CLOSE_WORD}”`}
          value={typed}
          lengthMax={4}
          onInput={typeWord}
        />
      </Card>
    </Section>
  )
}
