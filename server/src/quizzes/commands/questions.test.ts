import type { AddQuestionInput } from '@laurel/shared/questions'
import { beforeEach, describe, expect, test } from 'vitest'
import { postgresKit } from '../../platform/kit.ts'
import { memoryEngine } from '../../platform/work/memory.ts'
import { defineSchema, type Work } from '../../schema.ts'
import { addQuestion, editQuestion, importQuestions, retireQuestion } from './questions.ts'

const tea: AddQuestionInput = {
  kind: 'single',
  text: '桂花乌龙的底茶是？',
  options: [
    { key: 'A', text: '乌龙茶' },
    { key: 'B', text: '绿茶' },
  ],
  answer: ['A'],
  explanation: '乌龙茶窨桂花。',
  category: '茶',
  difficulty: 'easy',
  image: null,
}
const open = () => memoryEngine(defineSchema(postgresKit), { clock: () => 1_000 })
let engine: ReturnType<typeof open>
beforeEach(() => {
  engine = open()
})

const add = (questionId: string, said: Partial<AddQuestionInput> = {}) =>
  engine.run(addQuestion, { questionId, operatorId: 'editor', ...tea, ...said })
const edit = (said: Partial<AddQuestionInput>, questionId = 'q1') =>
  engine.run(editQuestion, { questionId, operatorId: 'chief', ...tea, ...said })
const pool = () =>
  engine.rows('questionPool').map((row) => [row.category, row.difficulty, row.questionId, row.version])

describe('a question', () => {
  test('that is added can be drawn, and does not stand in the bank twice', () => {
    expect(add('q1')).toEqual({ id: 'q1', version: 1, retired: false, ...tea, editedAt: 1_000 })

    expect(() => add('q2', { text: ' 桂花乌龙 的底茶是？', explanation: '别的' })).toThrow('QUESTION_KNOWN')
    expect(pool()).toEqual([['茶', 'easy', 'q1', 1]])
  })

  test('with the same words and other options is another one', () => {
    add('q1')

    expect(add('q2', { options: [tea.options[0] as never, { key: 'B', text: '红茶' }] }).id).toBe('q2')
  })

  test('that is edited is drawn by its new version, and keeps the one before', () => {
    add('q1')

    expect(edit({ difficulty: 'hard', text: '哪种茶？' })).toMatchObject({ version: 2, text: '哪种茶？' })

    expect(pool()).toEqual([['茶', 'hard', 'q1', 2]])
    expect(engine.rows('questionVersion').map(({ number, text, author }) => [number, text, author])).toEqual([
      [1, tea.text, 'editor'],
      [2, '哪种茶？', 'chief'],
    ])
    expect(add('q2').version).toBe(1) // its words are free again
    expect(() => edit({})).toThrow('QUESTION_KNOWN')
  })

  test('that is edited to what it is stays as it is', () => {
    add('q1')

    expect(edit({}).version).toBe(1)
    expect(edit({ explanation: '更清楚。' }).version).toBe(2)
    expect(edit({ explanation: '更清楚。' }).version).toBe(2)
  })

  test('that is retired is drawn no more until it is brought back, and may be edited meanwhile', () => {
    add('q1')
    const retire = (retired: boolean) => engine.run(retireQuestion, { questionId: 'q1', retired })

    expect(retire(true).retired).toBe(true)
    retire(true)
    edit({ category: '花' })
    expect(pool()).toEqual([])
    expect(() => add('q2', { category: '花' })).toThrow('QUESTION_KNOWN')

    retire(false)
    retire(false)
    expect(pool()).toEqual([['花', 'easy', 'q1', 2]])
  })

  test('that is nowhere, or no question, is refused', () => {
    expect(() => edit({}, 'none')).toThrow('QUESTION_UNKNOWN')
    expect(() => engine.run(retireQuestion, { questionId: 'none', retired: true })).toThrow(
      'QUESTION_UNKNOWN',
    )
    expect(() => add('q1', { answer: ['F'] })).toThrow('QUESTION_INVALID')
    add('q1')
    expect(() => edit({ answer: [] })).toThrow('QUESTION_INVALID')
  })

  test('shows an image that is kept, and no other', () => {
    const put = (name: string, dropAt: number | null) =>
      engine.run((w: Work) => void w.add('image', { name, at: 0, dropAt }), {})
    put('kept.webp', null)
    put('new.webp', 9_000)

    expect(add('q1', { image: '/images/kept.webp' }).image).toBe('/images/kept.webp')
    for (const image of ['/images/new.webp', '/images/none.webp', 'kept.webp', 'https://a/images/kept.webp'])
      expect(() => edit({ image })).toThrow('IMAGE_INVALID')
  })
})

test('of a file what is new is added, and the same file again adds nothing', () => {
  const take = (from: number) =>
    engine.run(importQuestions, {
      operatorId: 'editor',
      questions: [1, 2, 2, 3].map((n, place) => ({
        ...tea,
        text: `第 ${n} 题`,
        questionId: `q${from + place}`,
      })),
    })
  add('q0', { text: '第3题' })

  expect(take(1)).toEqual({ added: 2, known: 2 })
  expect(take(5)).toEqual({ added: 0, known: 4 })
  expect(pool()).toHaveLength(3)
})
