import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { Refusal } from '../platform/refusal.ts'
import { readSheet } from './sheet.ts'
import { ROWS_MAX } from './sheet-lines.ts'
import { questionsOf } from './sheet-questions.ts'

const NAMES = ['题型', '题目', '选项A', '选项B', '选项C', '答案', '解析', '分类', '难度']
const LINE = ['单选', '冬天的第二个节气是？', '立春', '小雪', '大寒', 'B', '立冬之后是小雪。', '节气', '易']

const readCsv = (content: string) => questionsOf(readSheet({ format: 'csv', content }))
const csvOf = (lines: readonly (readonly string[])[], end = '\r\n'): string =>
  lines.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join(end)
/** The line with something else in one column. */
const lineWith = (changes: Record<string, string>): string[] =>
  NAMES.map((name, place) => changes[name] ?? LINE[place] ?? '')

describe('a sheet in CSV', () => {
  test('is read whatever the order of its columns, and those nobody asked for are passed over', () => {
    const { questions, faults } = readCsv(
      '\uFEFF难度,备注,题目,题 型,选项Ａ,选项b,答案,解析,分类\r\n\r\n难,"a, b","说“是”的""人""\n是谁？",多选题,甲,乙,无,略,人\n',
    )

    expect(questions).toEqual([])
    expect(faults).toEqual([{ line: 3, column: '答案', sentence: '答案不在选项里' }])
    expect(readCsv(csvOf([NAMES, LINE])).questions).toEqual([
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
  ])('takes %j for the answer %j', (said, answer) => {
    expect(readCsv(csvOf([NAMES, lineWith({ 题型: '多选', 答案: said })])).questions[0]?.answer).toEqual(
      answer,
    )
  })

  test.each([
    ['对', 'A'],
    ['错误', 'B'],
    ['×', 'B'],
    ['true', 'A'],
    ['B', 'B'],
  ])('takes %j for the answer %j of a true-false question, whose options may be left out', (said, key) => {
    const line = lineWith({ 题型: '判断', 选项A: '', 选项B: '', 选项C: '', 答案: said })

    expect(readCsv(csvOf([NAMES, line])).questions[0]).toMatchObject({
      kind: 'true-false',
      options: [
        { key: 'A', text: '正确' },
        { key: 'B', text: '错误' },
      ],
      answer: [key],
    })
  })

  test.each<[Record<string, string>, string | null, string]>([
    [{ 题型: '填空' }, '题型', '请填写：单选、单选题、多选、多选题、判断、判断题'],
    [{ 题型: 'constructor' }, '题型', '请填写：单选、单选题、多选、多选题、判断、判断题'],
    [{ 题目: '' }, '题目', '这一格是空的'],
    [{ 题目: '长'.repeat(201) }, '题目', '最多 200 个字'],
    [{ 选项B: '' }, null, '选项要从 A 起依次填写，中间不能空'],
    [{ 选项C: '立春' }, null, '有两个选项相同'],
    [{ 选项C: '长'.repeat(81) }, '选项C', '最多 80 个字'],
    [{ 答案: '' }, '答案', '没有填答案'],
    [{ 答案: 'F' }, '答案', '答案不在选项里'],
    [{ 答案: 'AB' }, '答案', '这种题型只能有一个答案'],
    [{ 题型: '多选', 答案: 'ABC' }, '答案', '多选题至少要有一个错误选项'],
    [{ 题型: '多选', 答案: 'AA' }, '答案', '答案要按字母顺序，且不能重复'],
    [{ 题型: '判断' }, '选项A', '判断题只有“正确”和“错误”两个选项'],
    [{ 题型: '判断', 选项A: '错', 选项B: '对', 选项C: '' }, '选项A', '判断题只有“正确”和“错误”两个选项'],
    [{ 解析: '' }, '解析', '这一格是空的'],
    [{ 分类: '长'.repeat(21) }, '分类', '最多 20 个字'],
    [{ 难度: '5' }, '难度', '请填写：易、简单、容易、中、中等、一般、难、困难'],
    [{ 解析: 'a\u0007b' }, '解析', '这一格有无法识别的字符'],
    [{ 解析: '\uD800' }, '解析', '这一格有无法识别的字符'],
  ])('with %j says where and what, and its good lines are taken', (change, column, sentence) => {
    const { questions, faults } = readCsv(csvOf([NAMES, lineWith(change), LINE]))

    expect(faults).toEqual([{ line: 2, column, sentence }])
    expect(questions).toHaveLength(1)
  })

  test('without a column it needs, with one twice, or in another encoding has no questions', () => {
    expect(readCsv(csvOf([NAMES.slice(1), LINE.slice(1)]))).toEqual({
      questions: [],
      faults: [{ line: 1, column: '题型', sentence: '缺少“题型”这一列' }],
    })
    expect(readCsv(csvOf([[...NAMES, '题目'], LINE])).faults).toEqual([
      { line: 1, column: '题目', sentence: '“题目”出现了两列' },
    ])
    expect(readCsv('\uFFFD\uFFFD,a\nb,c').faults).toMatchObject([{ line: 1, column: null }])
  })

  test('that breaks off inside quotes is read as far as it goes', () => {
    const { questions, faults } = readCsv(`${csvOf([NAMES, LINE])}\r\n"单选,b`)

    expect(questions).toHaveLength(1)
    expect(faults).toMatchObject([{ line: 3, column: null }])
  })

  test('is read to its limit, and where it was cut is told', () => {
    const { questions, faults } = readCsv(csvOf([NAMES, ...Array(ROWS_MAX + 2).fill(LINE)]))

    expect(questions).toHaveLength(ROWS_MAX)
    expect(faults).toEqual([
      {
        line: ROWS_MAX + 2,
        column: null,
        sentence: `一个文件最多 ${ROWS_MAX} 题，这一行及之后的内容没有导入`,
      },
    ])
  })

  test('of a million lines takes no longer than a moment', () => {
    const startedAt = performance.now()

    readCsv(`${NAMES.join(',')}${'\n'.repeat(1_000_000)}`)
    readCsv(`${NAMES.join(',')}${'\na'.repeat(1_000_000)}`)

    expect(performance.now() - startedAt).toBeLessThan(10_000)
  })

  test('without anything in it is no sheet', () => {
    for (const content of ['', '\uFEFF', '\n\n , ,\n'])
      expect(() => readCsv(content)).toThrow('SHEET_INVALID')
  })
})

// ---- workbooks, written as Excel writes them

type Written = string | { raw: string }
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
const cellXml = (cell: Written, name: string): string =>
  typeof cell === 'string'
    ? `<c r="${name}" t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`
    : cell.raw.replace('<c', `<c r="${name}"`)
const rowXml = (cells: readonly Written[], index: number): string =>
  `<row r="${index + 1}">${cells.map((cell, place) => cellXml(cell, `${String.fromCharCode(65 + place)}${index + 1}`)).join('')}</row>`
const sheetXml = (rows: readonly (readonly Written[])[]): string =>
  `<worksheet><sheetData>${rows.map(rowXml).join('')}</sheetData></worksheet>`

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const relations = (targets: Record<string, string>): string =>
  `<Relationships>${Object.entries(targets)
    .map(([type, target], n) => `<Relationship Id="r${n}" Type="${OFFICE}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`
const partsOf = (sheet: string): Record<string, string> => ({
  '_rels/.rels': relations({ officeDocument: 'xl/workbook.xml' }),
  'xl/workbook.xml':
    '<workbook xmlns:r="x"><sheets><sheet name="旧" state="hidden" r:id="r1"/><sheet name="题" r:id="r0"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels': relations({
    worksheet: '/xl/worksheets/sheet1.xml',
    chartsheet: 'worksheets/sheet0.xml',
    sharedStrings: 'sharedStrings.xml',
    styles: 'styles.xml',
  }),
  'xl/styles.xml':
    '<styleSheet><numFmts><numFmt numFmtId="176" formatCode="0_ "/></numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>' +
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="176"/><xf numFmtId="9"/></cellXfs></styleSheet>',
  'xl/sharedStrings.xml':
    '<sst><si><t>立</t></si><si><r><t>大</t></r><r><t xml:space="preserve">寒_x0041_</t></r><rPh><t>dahan</t></rPh></si></sst>',
  'xl/worksheets/sheet1.xml': sheet,
})
const zipped = (parts: Record<string, string>): string =>
  Buffer.from(
    zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)]))),
  ).toString('base64')
const readXlsx = (content: string) => questionsOf(readSheet({ format: 'xlsx', content }))
const readRows = (rows: readonly (readonly Written[])[]) => readXlsx(zipped(partsOf(sheetXml(rows))))
const rowWith = (changes: Record<string, Written>): Written[] =>
  NAMES.map((name, place) => changes[name] ?? LINE[place] ?? '')

describe('a sheet in XLSX', () => {
  test('is the first that is shown, with its texts wherever they stand', () => {
    const { questions, faults } = readRows([
      NAMES,
      [],
      rowWith({
        选项A: { raw: '<c t="s"><v>0</v></c>' },
        选项B: { raw: '<c><v>0.30000000000000004</v></c>' },
        选项C: { raw: '<c t="s"><v>1</v></c>' },
        解析: 'a < b & "c"',
      }),
      rowWith({ 题型: '判断', 选项A: '', 选项B: '', 选项C: '', 答案: { raw: '<c t="b"><v>0</v></c>' } }),
      rowWith({ 选项A: { raw: '<c s="2"><v>2026</v></c>' } }),
    ])

    expect(faults).toEqual([])
    expect(questions[0]?.options.map(({ text }) => text)).toEqual(['立', '0.3', '大寒A'])
    expect(questions[0]?.explanation).toBe('a < b & "c"')
    expect(questions[1]).toMatchObject({ kind: 'true-false', answer: ['B'] })
    expect(questions[2]?.options[0]).toEqual({ key: 'A', text: '2026' })
  })

  test.each([
    ['<c><f>1+1</f><v>2</v></c>', '这一格是公式，请改为它显示的文字'],
    ['<c t="str"><f>A1</f><v>立春</v></c>', '这一格是公式，请改为它显示的文字'],
    ['<c s="1"><v>45000</v></c>', '这一格是日期、百分比等格式，请把单元格格式改为“文本”后重新填写'],
    ['<c s="3"><v>0.5</v></c>', '这一格是日期、百分比等格式，请把单元格格式改为“文本”后重新填写'],
    ['<c s="2"><v>1.5</v></c>', '这一格是日期、百分比等格式，请把单元格格式改为“文本”后重新填写'],
    ['<c t="e"><v>#DIV/0!</v></c>', '这一格是错误值，请改为文字'],
    ['<c t="s"><v>99</v></c>', '这一格是错误值，请改为文字'],
    ['<c><v>abc</v></c>', '这一格是错误值，请改为文字'],
    ['<c t="inlineStr"><is><t>a_x0000_b</t></is></c>', '这一格有无法识别的字符'],
  ])('with %s, which is no text, says so', (raw, sentence) => {
    const { questions, faults } = readRows([NAMES, rowWith({ 选项A: { raw } }), LINE])

    expect(faults).toEqual([{ line: 2, column: '选项A', sentence }])
    expect(questions).toHaveLength(1)
  })

  test('with lines left out counts as the spreadsheet does', () => {
    const xml = sheetXml([NAMES, rowWith({ 题目: '' })]).replace('<row r="2">', '<row r="17">')

    expect(readXlsx(zipped(partsOf(xml))).faults).toMatchObject([{ line: 17, column: '题目' }])
  })

  test('is read to its limit', () => {
    const { questions, faults } = readRows([NAMES, ...Array(ROWS_MAX + 2).fill(LINE)])

    expect([questions.length, faults.length]).toEqual([ROWS_MAX, 1])
  })

  const whole = zipped(partsOf(sheetXml([NAMES, LINE])))
  test.each<[string, string]>([
    ['a text', Buffer.from('题型,题目').toString('base64')],
    ['nothing that is base64', '？？？'],
    ['an old workbook, or a sealed one', Buffer.from('d0cf11e0a1b11ae1', 'hex').toString('base64')],
    ['half of one', whole.slice(0, 600)],
    ['a zip without one', zipped({ 'a.txt': 'a' })],
    ['one without its sheet', zipped({ ...partsOf(''), 'xl/worksheets/sheet1.xml': '' })],
    ['one that is no XML', zipped(partsOf('<worksheet><row></worksheet>'))],
    [
      'one with entities of its own',
      zipped(partsOf('<!DOCTYPE a [<!ENTITY b "c">]><worksheet>&b;</worksheet>')),
    ],
    [
      'one that leads outside',
      zipped({
        ...partsOf(''),
        'xl/_rels/workbook.xml.rels': relations({ worksheet: '../../../etc/passwd' }),
      }),
    ],
  ])('that is %s is none', (_what, content) => expect(() => readXlsx(content)).toThrow('SHEET_INVALID'))

  test('that unfolds into gigabytes is let go before it does', () => {
    const bomb = `<worksheet><sheetData>${' '.repeat(100 * 1024 * 1024)}`
    const content = zipped(partsOf(bomb))
    const before = process.memoryUsage().rss

    expect(content.length).toBeLessThan(3_000_000)
    expect(() => readXlsx(content)).toThrow('SHEET_INVALID')
    expect(process.memoryUsage().rss - before).toBeLessThan(80 * 1024 * 1024)
  })
})

describe('whatever a file holds', () => {
  const cell = fc.oneof(
    fc.constantFrom(...LINE, '', 'A', '"', ',', '\r\n', "'", '='),
    fc.string({ unit: 'binary' }),
  )
  const table = fc.array(fc.array(cell, { maxLength: 12 }), { maxLength: 8 })

  /** Every line is a question, a fault, or empty; nothing is thrown but a refusal. */
  const accounted = (read: () => ReturnType<typeof readCsv>, lines: number): void => {
    try {
      const { questions, faults } = read()
      const told = faults.filter(({ line }) => line > 1)
      expect(questions.length + told.length).toBeLessThanOrEqual(lines)
      for (const { sentence } of faults) expect(sentence).toMatch(/\p{Script=Han}/u)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      expect(error.code).toBe('SHEET_INVALID')
    }
  }

  test('as CSV, it is questions and faults', () => {
    fc.assert(
      fc.property(table, (rows) => accounted(() => readCsv(csvOf([NAMES, ...rows], '\n')), rows.length)),
    )
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => accounted(() => readCsv(text), Infinity)))
  })

  test('as XLSX, what is written is read', () => {
    const said = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
      .filter((text) => text.trim() !== '' && !/_x|\uFFFD/.test(text))
    fc.assert(
      fc.property(
        fc.uniqueArray(said, { minLength: 3, maxLength: 3, selector: (text) => text.trim() }),
        ([a = '', b = '', c = '']) => {
          const { questions } = readRows([NAMES, rowWith({ 选项A: a, 选项B: b, 选项C: c })])
          const { questions: fromCsv } = readCsv(csvOf([NAMES, lineWith({ 选项A: a, 选项B: b, 选项C: c })]))

          expect(questions[0]?.options.map(({ text }) => text)).toEqual([a, b, c].map((text) => text.trim()))
          expect(fromCsv).toEqual(questions)
        },
      ),
    )
  })

  test('a workbook with any byte changed is read or refused', () => {
    const bytes = Buffer.from(zipped(partsOf(sheetXml([NAMES, LINE, LINE]))), 'base64')
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(255), (place, byte) => {
        const bent = Buffer.from(bytes)
        bent[place] = byte
        accounted(() => readXlsx(bent.toString('base64')), Infinity)
      }),
      { numRuns: 500 },
    )
  })
})
