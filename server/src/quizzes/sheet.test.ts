import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import writeXlsx from 'write-excel-file/node'
import { Refusal } from '../platform/refusal.ts'
import { readSheet } from './sheet.ts'
import { ROWS_MAX } from './sheet-lines.ts'
import { questionsOf } from './sheet-questions.ts'

const NAMES = ['题型', '题目', '选项A', '选项B', '选项C', '答案', '解析', '分类', '难度']
const LINE = ['单选', '冬天的第二个节气是？', '立春', '小雪', '大寒', 'B', '立冬之后是小雪。', '节气', '易']

const readCsv = async (content: string) => questionsOf(await readSheet({ format: 'csv', content }))
const csvOf = (lines: readonly (readonly string[])[], end = '\r\n'): string =>
  lines.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join(end)
/** The line with something else in one column. */
type Change = [column: string, said: string]
const lineWith = (changes: readonly Change[]): string[] =>
  NAMES.map((name, place) => new Map(changes).get(name) ?? LINE[place] ?? '')

describe('a sheet in CSV', () => {
  test('is read whatever the order of its columns, and those nobody asked for are passed over', async () => {
    const { questions, faults } = await readCsv(
      '\uFEFF难度,备注,题目,题 型,选项Ａ,选项b,答案,解析,分类\r\n\r\n难,"a, b","说“是”的""人""\n是谁？",多选题,甲,乙,无,略,人\n',
    )

    expect(questions).toEqual([])
    expect(faults).toEqual([{ line: 3, column: '答案', sentence: '答案不在选项里' }])
    expect((await readCsv(csvOf([NAMES, LINE]))).questions).toEqual([
      {
        kind: 'single',
        text: '冬天的第二个节气是？',
        options: [
          { key: 'A', text: '立春' },
          { key: 'B', text: '小雪' },
          { key: 'C', text: '大寒' },
        ],
        answer: ['B'],
        explanation: '立冬之后是小雪。',
        category: '节气',
        difficulty: 'easy',
        image: null,
      },
    ])
  })

  test.each([
    ['AC', ['A', 'C']],
    ['c、a', ['A', 'C']],
    ['Ａ，Ｂ', ['A', 'B']],
    ['B C', ['B', 'C']],
  ])('takes %j for the answer %j', async (said, answer) => {
    expect(
      (
        await readCsv(
          csvOf([
            NAMES,
            lineWith([
              ['题型', '多选'],
              ['答案', said],
            ]),
          ]),
        )
      ).questions[0]?.answer,
    ).toEqual(answer)
  })

  test.each([
    ['对', 'A'],
    ['错误', 'B'],
    ['×', 'B'],
    ['true', 'A'],
    ['B', 'B'],
  ])(
    'takes %j for the answer %j of a true-false question, whose options may be left out',
    async (said, key) => {
      const line = lineWith([
        ['题型', '判断'],
        ['选项A', ''],
        ['选项B', ''],
        ['选项C', ''],
        ['答案', said],
      ])

      expect((await readCsv(csvOf([NAMES, line]))).questions[0]).toMatchObject({
        kind: 'true-false',
        options: [
          { key: 'A', text: '正确' },
          { key: 'B', text: '错误' },
        ],
        answer: [key],
      })
    },
  )

  test.each<[Change[], string | null, string]>([
    [[['题型', '填空']], '题型', '请填写：单选、单选题、多选、多选题、判断、判断题'],
    [[['题型', 'constructor']], '题型', '请填写：单选、单选题、多选、多选题、判断、判断题'],
    [[['题目', '']], '题目', '这一格是空的'],
    [[['题目', '长'.repeat(201)]], '题目', '最多 200 个字'],
    [[['选项B', '']], null, '选项要从 A 起依次填写，中间不能空'],
    [[['选项C', '立春']], null, '有两个选项相同'],
    [[['选项C', '长'.repeat(81)]], '选项C', '最多 80 个字'],
    [[['答案', '']], '答案', '没有填答案'],
    [[['答案', 'F']], '答案', '答案不在选项里'],
    [[['答案', 'AB']], '答案', '这种题型只能有一个答案'],
    [
      [
        ['题型', '多选'],
        ['答案', 'ABC'],
      ],
      '答案',
      '多选题至少要有一个错误选项',
    ],
    [
      [
        ['题型', '多选'],
        ['答案', 'AA'],
      ],
      '答案',
      '答案要按字母顺序，且不能重复',
    ],
    [[['题型', '判断']], '选项A', '判断题只有“正确”和“错误”两个选项'],
    [
      [
        ['题型', '判断'],
        ['选项A', '错'],
        ['选项B', '对'],
        ['选项C', ''],
      ],
      '选项A',
      '判断题只有“正确”和“错误”两个选项',
    ],
    [[['解析', '']], '解析', '这一格是空的'],
    [[['分类', '长'.repeat(21)]], '分类', '最多 20 个字'],
    [[['难度', '5']], '难度', '请填写：易、简单、容易、中、中等、一般、难、困难'],
    [[['解析', 'a\u0007b']], '解析', '这一格有无法识别的字符'],
    [[['解析', '\uD800']], '解析', '这一格有无法识别的字符'],
  ])('with %j says where and what, and its good lines are taken', async (change, column, sentence) => {
    const { questions, faults } = await readCsv(csvOf([NAMES, lineWith(change), LINE]))

    expect(faults).toEqual([{ line: 2, column, sentence }])
    expect(questions).toHaveLength(1)
  })

  test('without a column it needs, with one twice, or in another encoding has no questions', async () => {
    expect(await readCsv(csvOf([NAMES.slice(1), LINE.slice(1)]))).toEqual({
      questions: [],
      faults: [{ line: 1, column: '题型', sentence: '缺少“题型”这一列' }],
    })
    expect((await readCsv(csvOf([[...NAMES, '题目'], LINE]))).faults).toEqual([
      { line: 1, column: '题目', sentence: '“题目”出现了两列' },
    ])
    expect((await readCsv('\uFFFD\uFFFD,a\nb,c')).faults).toMatchObject([{ line: 1, column: null }])
  })

  test('that breaks off inside quotes is read as far as it goes', async () => {
    const { questions, faults } = await readCsv(`${csvOf([NAMES, LINE])}\r\n"单选,b`)

    expect(questions).toHaveLength(1)
    expect(faults).toMatchObject([{ line: 3, column: null }])
  })

  test('is read to its limit, and where it was cut is told', async () => {
    const { questions, faults } = await readCsv(csvOf([NAMES, ...Array(ROWS_MAX + 2).fill(LINE)]))

    expect(questions).toHaveLength(ROWS_MAX)
    expect(faults).toEqual([
      {
        line: ROWS_MAX + 2,
        column: null,
        sentence: `一个文件最多 ${ROWS_MAX} 题，这一行及之后的内容没有导入`,
      },
    ])
  })

  test('of a million lines takes no longer than a moment', async () => {
    const startedAt = performance.now()

    await readCsv(`${NAMES.join(',')}${'\n'.repeat(1_000_000)}`)
    await readCsv(`${NAMES.join(',')}${'\na'.repeat(1_000_000)}`)

    expect(performance.now() - startedAt).toBeLessThan(10_000)
  })

  test('without anything in it is no sheet', async () => {
    for (const content of ['', '\uFEFF', '\n\n , ,\n'])
      await expect(readCsv(content)).rejects.toThrow('SHEET_INVALID')
  })
})

// ---- workbooks

type Written = string | { value: string | number | boolean | Date; format?: string }
const bookOf = async (rows: readonly (readonly Written[])[]): Promise<string> => {
  const cells = rows.map((row) => row.map((cell) => (typeof cell === 'string' ? { value: cell } : cell)))
  return (await writeXlsx(cells).toBuffer()).toString('base64')
}
const zipped = (parts: Record<string, string>): string =>
  Buffer.from(
    zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)]))),
  ).toString('base64')
const readXlsx = async (content: string) => questionsOf(await readSheet({ format: 'xlsx', content }))
const readRows = async (rows: readonly (readonly Written[])[]) => readXlsx(await bookOf(rows))
const rowWith = (changes: readonly [column: string, cell: Written][]): Written[] =>
  NAMES.map((name, place) => new Map(changes).get(name) ?? LINE[place] ?? '')
const WHOLE = await bookOf([NAMES, LINE, LINE])

describe('a sheet in XLSX', () => {
  test('is read as it is shown, and its lines count as the spreadsheet counts them', async () => {
    const { questions, faults } = await readRows([
      NAMES,
      [],
      rowWith([
        ['选项A', { value: 2026 }],
        ['选项B', { value: 0.1 + 0.2 }],
        ['解析', 'a < b & "c"'],
      ]),
      rowWith([
        ['题型', '判断'],
        ['选项A', ''],
        ['选项B', ''],
        ['选项C', ''],
        ['答案', { value: false }],
      ]),
      rowWith([['题目', '']]),
    ])

    expect(faults).toMatchObject([{ line: 5, column: '题目' }])
    expect(questions[0]?.options.map(({ text }) => text)).toEqual(['2026', '0.3', '大寒'])
    expect(questions[0]?.explanation).toBe('a < b & "c"')
    expect(questions[1]).toMatchObject({ kind: 'true-false', answer: ['B'] })
  })

  test('with a date, which is stored as another number than is read, says so', async () => {
    const date = { value: new Date('2026-11-22T00:00:00Z'), format: 'yyyy-mm-dd' }
    const { questions, faults } = await readRows([NAMES, rowWith([['选项A', date]]), LINE])

    expect(faults).toMatchObject([{ line: 2, column: '选项A' }])
    expect(faults[0]?.sentence).toContain('文本')
    expect(questions).toHaveLength(1)
  })

  test('is read to its limit', async () => {
    const { questions, faults } = await readRows([NAMES, ...Array(ROWS_MAX + 2).fill(LINE)])

    expect([questions.length, faults.length]).toEqual([ROWS_MAX, 1])
  })

  test.each<[string, string]>([
    ['a text', Buffer.from('题型,题目').toString('base64')],
    ['nothing that is base64', '？？？'],
    ['an old workbook, or a sealed one', Buffer.from('d0cf11e0a1b11ae1', 'hex').toString('base64')],
    ['half of one', WHOLE.slice(0, 600)],
    ['a zip without one', zipped({ 'a.txt': 'a' })],
    ['an empty zip', zipped({})],
  ])(
    'that is %s is none',
    async (_what, content) => await expect(readXlsx(content)).rejects.toThrow('SHEET_INVALID'),
  )

  test('that unfolds into gigabytes is let go before it does', async () => {
    const bomb = `<worksheet><sheetData>${' '.repeat(60 * 1024 * 1024)}`
    const content = zipped({ 'xl/worksheets/sheet1.xml': bomb })
    const before = process.memoryUsage().rss

    expect(content.length).toBeLessThan(3_000_000)
    await expect(readXlsx(content)).rejects.toThrow('SHEET_INVALID')
    expect(process.memoryUsage().rss - before).toBeLessThan(40 * 1024 * 1024)
  })
})

describe('whatever a file holds', () => {
  const cell = fc.oneof(
    fc.constantFrom(...LINE, '', 'A', '"', ',', '\r\n', "'", '='),
    fc.string({ unit: 'binary' }),
  )
  const table = fc.array(fc.array(cell, { maxLength: 12 }), { maxLength: 8 })

  /** Every line is a question, a fault, or empty; nothing is thrown but a refusal. */
  const accounted = async (read: () => ReturnType<typeof readCsv>, lines: number): Promise<void> => {
    try {
      const { questions, faults } = await read()
      const told = faults.filter(({ line }) => line > 1)
      expect(questions.length + told.length).toBeLessThanOrEqual(lines)
      for (const { sentence } of faults) expect(sentence).toMatch(/\p{Script=Han}/u)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      expect(error.code).toBe('SHEET_INVALID')
    }
  }

  test('as CSV, it is questions and faults', async () => {
    await fc.assert(
      fc.asyncProperty(table, (rows) => accounted(() => readCsv(csvOf([NAMES, ...rows], '\n')), rows.length)),
    )
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), (text) => accounted(() => readCsv(text), Infinity)),
    )
  })

  test('as XLSX, what is written is read', async () => {
    const said = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
      // What every object has, the writer of these workbooks does not write as a text.
      .filter((text) => text.trim() !== '' && !/_x|\uFFFD/.test(text) && !(text.trim() in {}))
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(said, { minLength: 3, maxLength: 3, selector: (text) => text.trim() }),
        async ([a = '', b = '', c = '']) => {
          const { questions } = await readRows([
            NAMES,
            rowWith([
              ['选项A', a],
              ['选项B', b],
              ['选项C', c],
            ]),
          ])
          const { questions: fromCsv } = await readCsv(
            csvOf([
              NAMES,
              lineWith([
                ['选项A', a],
                ['选项B', b],
                ['选项C', c],
              ]),
            ]),
          )

          expect(questions[0]?.options.map(({ text }) => text)).toEqual([a, b, c].map((text) => text.trim()))
          expect(fromCsv).toEqual(questions)
        },
      ),
    )
  })

  test('a workbook with any byte changed is read or refused', async () => {
    const bytes = Buffer.from(WHOLE, 'base64')
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.nat(255), async (place, byte) => {
        const bent = Buffer.from(bytes)
        bent[place] = byte
        await accounted(() => readXlsx(bent.toString('base64')), Infinity)
      }),
      { numRuns: 200 },
    )
  })
})
