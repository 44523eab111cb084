import type { QuizCards } from '@laurel/shared/quizzes'
import { List, ListItem, Section } from '../../ui/index.ts'
import { cardNote } from '../words.zh.ts'

interface ChoiceProps {
  quizzes: QuizCards['items']
  onChoose: (quizId: string) => void
}

/** Several run at once. */
export const Choice = ({ quizzes, onChoose }: ChoiceProps) => (
  <Section title='选择一个答题活动'>
    <List className='quizzes'>
      {quizzes.map((quiz) => (
        <ListItem
          key={quiz.quizId}
          className='quiz-card'
          icon='book'
          title={quiz.title}
          note={quiz.subtitle}
          value={cardNote(quiz)}
          onClick={() => onChoose(quiz.quizId)}
        />
      ))}
    </List>
  </Section>
)
