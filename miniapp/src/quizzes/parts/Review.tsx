import type { ScoredQuestion } from '@laurel/shared/quizzes'
import { Section } from '../../ui/index.ts'
import { ReviewQuestion } from './ReviewQuestion.tsx'

/** Each question once more: the own answer, the right one, and why it is right. */
export const Review = ({ questions }: { questions: readonly ScoredQuestion[] }) => (
  <Section title='答案与讲解'>
    {questions.map((question) => (
      <ReviewQuestion key={question.number} question={question} />
    ))}
  </Section>
)
