/** The writes of the question bank, in the form of `everyWrite`. */
import { questionsApi } from '@laurel/shared/questions'
import type { Stage } from './stage.ts'
import type { Write } from './writes.ts'

let made = 0

export function questionWrites({ world }: Stage): Write[] {
  const question = () => {
    made += 1
    return {
      kind: 'single' as const,
      text: `桂花有几种香？第 ${made} 问`,
      options: [
        { key: 'A' as const, text: '一种' },
        { key: 'B' as const, text: '很多种' },
      ],
      answer: ['B' as const],
      explanation: '各有各的香。',
      category: '桂花',
      difficulty: 'easy' as const,
      image: null,
    }
  }
  const known = async () => (await world.operators.as('editor', questionsApi.add, question())).id
  const sheet = () => {
    const { text } = question()
    return `题型,题目,选项A,选项B,答案,解析,分类,难度\n单选,${text},甲,乙,A,略,桂花,易`
  }
  return [
    { call: questionsApi.add, as: 'editor', input: question, other: () => ({ category: '别的' }) },
    {
      call: questionsApi.edit,
      as: 'editor',
      input: async () => ({ questionId: await known(), ...question() }),
      other: () => ({ difficulty: 'hard' }),
    },
    {
      call: questionsApi.retire,
      as: 'editor',
      input: async () => ({ questionId: await known(), retired: true }),
      other: () => ({ retired: false }),
    },
    {
      call: questionsApi.import,
      as: 'editor',
      input: () => ({ format: 'csv', content: sheet() }),
      other: () => ({ content: sheet() }),
    },
  ]
}
