import type { ScoredAttempt } from '@laurel/shared/quizzes'
import { backTo, urls } from '../../platform/navigate.ts'
import { Button } from '../../ui/index.ts'
import { nextWords } from '../words.zh.ts'

/** On to the map: a stage begins there, where it says how long it lasts. */
export const ResultFoot = ({ attempt }: { attempt: ScoredAttempt }) => (
  <Button className='result-next' full onClick={() => void backTo(urls.quiz(attempt.quizId))}>
    {nextWords(attempt)}
  </Button>
)
