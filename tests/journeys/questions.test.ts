/** The bank: filled by hand and from files, drawn from, and what it tells of each question afterwards. */
import { operatorApi } from '@laurel/shared/operators'
import { type AddQuestionInput, questionsApi } from '@laurel/shared/questions'
import { type OpenAttempt, quizzesApi } from '@laurel/shared/quizzes'
import { strToU8, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ask, paged, refusalOf, send } from '../world/ask.ts'
import { databaseKinds } from '../world/databases.ts'
import { type World, world } from '../world/world.ts'

const snow: AddQuestionInput = {
  kind: 'multiple',
  text: '下列哪些节气在冬天？',
  options: [
    { key: 'A', text: '小雪' },
    { key: 'B', text: '清明' },
    { key: 'C', text: '大寒' },
  ],
  answer: ['A', 'C'],
  explanation: '清明在春天。',
  category: '节气',
  difficulty: 'medium',
  image: null,
}
const HEADING = '题型,题目,选项A,选项B,选项C,答案,解析,分类,难度'
const lineOf = (n: number, category = '茶'): string =>
  `单选,第 ${n} 道茶题是？,甲,乙,丙,B,因为是乙。,${category},易`

const FORMATS = 'http://schemas.openxmlformats.org'
const MAIN = `xmlns="${FORMATS}/spreadsheetml/2006/main"`
const OFFICE = `${FORMATS}/officeDocument/2006/relationships`

/** A workbook with its texts in its cells. */
function workbook(rows: readonly string[][]): string {
  const cell = (text: string, name: string) => `<c r="${name}" t="inlineStr"><is><t>${text}</t></is></c>`
  const cells = (row: readonly string[], at: number) =>
    row.map((text, place) => cell(text, `${String.fromCharCode(65 + place)}${at + 1}`)).join('')
  const sheet = rows.map((row, at) => `<row r="${at + 1}">${cells(row, at)}</row>`).join('')
  const relation = (type: string, target: string) =>
    `<Relationships xmlns="${FORMATS}/package/2006/relationships"><Relationship Id="rId1" Type="${OFFICE}/${type}" Target="${target}"/></Relationships>`
  const parts = {
    '_rels/.rels': relation('officeDocument', 'xl/workbook.xml'),
    'xl/workbook.xml': `<workbook ${MAIN} xmlns:r="${OFFICE}"><sheets><sheet name="题库" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relation('worksheet', 'worksheets/sheet1.xml'),
    'xl/worksheets/sheet1.xml': `<worksheet ${MAIN}><sheetData>${sheet}</sheetData></worksheet>`,
  }
  const files = Object.entries(parts).map(([name, text]) => [name, strToU8(text)] as const)
  return Buffer.from(zipSync(Object.fromEntries(files))).toString('base64')
}

describe.each(databaseKinds)('on %s', (database) => {
  let w: World
  let now = Date.parse('2026-11-22T10:00:00+08:00')
  beforeAll(async () => {
    w = await world({ database, clock: () => now })
  })
  afterAll(async () => {
    expect(await w.verify()).toEqual([])
    await w.close()
  })

  const add = (said: Partial<AddQuestionInput> = {}) =>
    w.operators.as('editor', questionsApi.add, { ...snow, ...said })
  const take = (format: 'csv' | 'xlsx', content: string) =>
    w.operators.as('editor', questionsApi.import, { format, content })
  const sizeOf = async (category: string) =>
    (await w.operators.as('editor', questionsApi.pool, {})).items.find((line) => line.category === category)

  test('a question is added, edited, retired and brought back, and its line says what is so', async () => {
    const added = await add()
    const questionId = added.id

    expect(await refusalOf(add())).toBe('QUESTION_KNOWN')
    expect(await refusalOf(add({ answer: ['A', 'B', 'C'] }))).toBe('QUESTION_INVALID')
    const edited = await w.operators.as('editor', questionsApi.edit, {
      questionId,
      ...snow,
      difficulty: 'hard',
    })
    expect(edited).toEqual({ ...added, version: 2, difficulty: 'hard' })
    expect(await w.operators.as('editor', questionsApi.one, { questionId })).toEqual(edited)
    expect(await sizeOf('节气')).toEqual({ category: '节气', easy: 0, medium: 0, hard: 1 })

    await w.operators.as('editor', questionsApi.retire, { questionId, retired: true })
    expect(await sizeOf('节气')).toBeUndefined()
    await w.operators.as('editor', questionsApi.retire, { questionId, retired: false })
    expect(await sizeOf('节气')).toMatchObject({ hard: 1 })
    expect(await refusalOf(w.operators.as('editor', questionsApi.one, { questionId: 'none' }))).toBe(
      'QUESTION_UNKNOWN',
    )
  })

  test('a question shows a picture that was uploaded, and no other', async () => {
    const pixel =
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=='
    const reply = await fetch(`${w.url}/api${operatorApi.addImage.path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${w.operators.token('editor')}`, 'content-type': 'image/png' },
      body: Buffer.from(pixel, 'base64'),
    })
    const { path } = (await reply.json()) as { path: string }

    expect((await add({ text: '图中是什么？', image: path })).image).toBe(path)
    expect(await refusalOf(add({ text: '图中是谁？', image: '/images/none.webp' }))).toBe('IMAGE_INVALID')
  })

  test('good lines of a file are added, bad ones are told, and the same file again adds nothing', async () => {
    const csv = `\uFEFF${[HEADING, lineOf(1), lineOf(2).replace('单选', '填空'), '', lineOf(3), lineOf(1)].join('\r\n')}`

    expect(await take('csv', csv)).toEqual({
      added: 2,
      known: 1,
      faults: [
        {
          line: 3,
          column: '题型',
          sentence: '请填写：单选、单选题、多选、多选题、判断、判断题',
        },
      ],
    })
    expect(await take('csv', csv)).toMatchObject({ added: 0, known: 3 })
    const xlsx = workbook([HEADING.split(','), lineOf(4).split(','), lineOf(3).split(',')])
    expect(await take('xlsx', xlsx)).toEqual({ added: 1, known: 1, faults: [] })
    expect(await refusalOf(take('xlsx', Buffer.from(csv).toString('base64')))).toBe('SHEET_INVALID')
  })

  test('a file as large as one may be is taken whole, its retry answers the same, and a larger one is refused', async () => {
    const lines = Array.from({ length: 2_000 }, (_, n) =>
      lineOf(1_000 + n, '大').replace('因为', '因'.repeat(450)),
    )
    const content = [HEADING, ...lines].join('\n')
    const input = { format: 'csv' as const, content: content.padEnd(3_000_000, '\n') }
    const token = w.operators.token('editor')

    const first = await send(w.url, questionsApi.import, input, { token, key: 'large-file' })
    const again = await send(w.url, questionsApi.import, input, { token, key: 'large-file' })

    expect(first).toMatchObject({ status: 200, body: { added: 2_000, known: 0, faults: [] } })
    expect(again.body).toEqual(first.body)
    expect(await sizeOf('大')).toMatchObject({ easy: 2_000 })
    expect(
      (await send(w.url, questionsApi.import, { ...input, content: `${input.content} ` }, { token })).status,
    ).toBe(400)
  }, 60_000)

  test('the list is read page by page, by what one looks for', async () => {
    const auditor = {
      login: 'reader',
      name: '阅',
      role: 'auditor' as const,
      password: 'a-long-enough-password',
    }
    await w.operators.as('admin', operatorApi.add, auditor)
    const { login, password } = auditor
    const { accessToken: token } = await ask(w.url, operatorApi.signIn, { login, password })
    const by = (asked: object) =>
      paged((page) => ask(w.url, questionsApi.list, { limit: 2, ...asked, ...page }, { token }))

    for (const [n, difficulty] of (['easy', 'easy', 'hard', 'easy'] as const).entries())
      await add({ text: `第 ${n} 种花？`, category: '花', difficulty })

    const flowers = await by({ category: '花' })
    expect(flowers.map(({ text }) => text)).toEqual([
      '第 3 种花？',
      '第 2 种花？',
      '第 1 种花？',
      '第 0 种花？',
    ])
    expect(await by({ category: '花', difficulty: 'easy' })).toHaveLength(3)
    await w.operators.as('editor', questionsApi.retire, { questionId: flowers[0]?.id ?? '', retired: true })
    expect(await by({ category: '花', retired: true })).toHaveLength(1)
    expect(await by({ category: '花', retired: false })).toHaveLength(3)
    expect(await by({ category: '花', difficulty: 'hard', retired: false })).toEqual([flowers[1]])
  })

  test('what was answered is counted once it was handed in, by the words that were asked', async () => {
    const one = await add({ text: '统计哪些？', category: '统计' })
    const { id: quizId } = await w.operators.publish({
      kind: 'quiz',
      title: '统计',
      body: {
        subtitle: '一题',
        stages: [
          {
            title: '第一关',
            mix: [{ category: '统计', difficulty: null, count: 1 }],
            ...{ passCorrect: 1, seconds: 60, attemptsADay: 5, points: 0, growth: 0 },
          },
        ],
        round: 'once',
        ...{ minLevel: 0, untimed: false, pointsLastDays: 30, reviewHours: 24, unreviewed: 'pay' },
      },
    })
    const stats = () => w.operators.as('editor', questionsApi.stats, { questionId: one.id })
    const play = async (name: string, texts: string[], seconds: number) => {
      const member = await w.member(name)
      const start = { quizId, stage: 1, untimed: false }
      const attempt = (await ask(w.url, quizzesApi.start, start, member)) as OpenAttempt
      now += seconds * 1_000
      const answers = attempt.questions.flatMap(({ token, options }) => {
        const chosen = options.filter(({ text }) => texts.includes(text)).map(({ key }) => key)
        return chosen.length ? [{ token, chosen, seq: 1 }] : []
      })
      const { attemptId } = attempt
      return () => ask(w.url, quizzesApi.submit, { attemptId, answers }, member)
    }
    const nothing = { questionId: one.id, version: 1, asked: 0, answered: 0, right: 0, rightBps: null }
    expect(await stats()).toEqual({ ...nothing, medianMs: null, chosen: [] })

    const submits = [
      await play('an', ['小雪', '大寒'], 2),
      await play('bo', ['小雪'], 4),
      await play('chen', ['小雪', '清明'], 10),
      await play('ding', [], 3),
    ]
    expect(await stats()).toMatchObject({ asked: 0 })
    for (const submit of submits) await submit()

    expect(await stats()).toMatchObject({
      ...{ version: 1, asked: 4, answered: 3, right: 1, rightBps: 3333 },
      chosen: [
        { key: 'A', times: 3 },
        { key: 'B', times: 1 },
        { key: 'C', times: 1 },
      ],
    })
    const { id: questionId } = one
    await w.operators.as('editor', questionsApi.edit, {
      ...snow,
      questionId,
      text: '统计什么？',
      category: '统计',
    })
    expect(await stats()).toMatchObject({ version: 2, asked: 0 })
  })
})
