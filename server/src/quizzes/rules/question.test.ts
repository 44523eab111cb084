import { expect, test } from 'vitest'
import { type Asked, questionFault } from './question.ts'

const options = [
  { key: 'A', text: '立春' },
  { key: 'B', text: '小雪' },
  { key: 'C', text: '大寒' },
] as const
const asked: Asked = { kind: 'single', text: '冬天的第二个节气是？', options: [...options], answer: ['B'] }
const trueFalse: Asked = {
  kind: 'true-false',
  text: '小雪在大雪之前',
  options: [
    { key: 'A', text: '正确' },
    { key: 'B', text: '错误' },
  ],
  answer: ['A'],
}

test('what can be answered in one way only may stand in the bank', () => {
  expect(questionFault(asked)).toBeNull()
  expect(questionFault({ ...asked, kind: 'multiple', answer: ['A', 'C'] })).toBeNull()
  expect(questionFault(trueFalse)).toBeNull()
})

test.each<[Partial<Asked>, string]>([
  [{ text: ' ' }, 'text-blank'],
  [{ options: options.slice(0, 1) }, 'options-few'],
  [{ options: [options[0], options[2]] }, 'options-order'],
  [{ options: [options[1], options[0]] }, 'options-order'],
  [{ options: [options[0], { key: 'B', text: ' ' }] }, 'option-blank'],
  [{ options: [options[0], { key: 'B', text: '立春 ' }] }, 'options-equal'],
  [{ kind: 'true-false' }, 'true-false-options'],
  [{ answer: [] }, 'answer-missing'],
  [{ answer: ['D'] }, 'answer-foreign'],
  [{ kind: 'multiple', answer: ['C', 'A'] }, 'answer-order'],
  [{ kind: 'multiple', answer: ['A', 'A'] }, 'answer-order'],
  [{ answer: ['A', 'B'] }, 'single-answers'],
  [{ kind: 'multiple', answer: ['A'] }, 'multiple-answers'],
  [{ kind: 'multiple', answer: ['A', 'B', 'C'] }, 'all-right'],
])('%j is refused: %s', (change, fault) => expect(questionFault({ ...asked, ...change })).toBe(fault))
