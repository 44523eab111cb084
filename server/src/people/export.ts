/** All that is kept of a member as one file, written while it is sent: never all of it in memory. */
import { strToU8, Zip, ZipDeflate } from 'fflate'
import { BYTE_ORDER_MARK, csvLine } from '../platform/csv.ts'
import type { Cell, PersonalSection } from '../platform/personal.ts'

export interface Person {
  /** Theirs, then those that were merged into it. */
  memberIds: string[]
  exportedAt: number
}

/** One JSON document. */
export async function* jsonExport(sections: readonly PersonalSection[], person: Person) {
  const { memberIds, exportedAt } = person
  yield `{"exportedAt":${exportedAt},"memberId":${JSON.stringify(memberIds[0])},"sections":[`
  for (const [index, { name, title, rows }] of sections.entries()) {
    yield `${index ? ',' : ''}\n{"name":${JSON.stringify(name)},"title":${JSON.stringify(title)},"rows":[`
    let isFirst = true
    for await (const row of rows(memberIds)) {
      yield `${isFirst ? '' : ','}\n${JSON.stringify(row)}`
      isFirst = false
    }
    yield ']}'
  }
  yield ']}\n'
}

const CHUNK_CHARACTERS = 16_384
const COMPRESSION = 6

/** A zip of one CSV per section. */
export async function* csvExport(sections: readonly PersonalSection[], { memberIds }: Person) {
  const chunks: Uint8Array[] = []
  const zip = new Zip((error, chunk) => {
    if (error) throw error
    chunks.push(chunk)
  })
  for (const section of sections) {
    const file = new ZipDeflate(`${section.name}.csv`, { level: COMPRESSION })
    zip.add(file)
    file.push(strToU8(BYTE_ORDER_MARK))
    for await (const text of csvPages(section.rows(memberIds))) {
      file.push(strToU8(text))
      yield* chunks.splice(0)
    }
    file.push(new Uint8Array(), true)
  }
  zip.end()
  yield* chunks.splice(0)
}

type Line = Readonly<Record<string, Cell>>

/** All rows of a section have the columns of its first. */
async function* csvPages(rows: AsyncIterable<Line>) {
  let columns: string[] | undefined
  let text = ''
  for await (const row of rows) {
    if (!columns) {
      columns = Object.keys(row)
      text = csvLine(columns)
    }
    text += csvLine(columns.map((name) => readable(name, row[name] ?? null)))
    if (text.length < CHUNK_CHARACTERS) continue
    yield text
    text = ''
  }
  if (text) yield text
}

const SHANGHAI_MS = 8 * 3_600_000

/** Instants as a person in China reads them. */
const readable = (name: string, cell: Cell): Cell =>
  name.endsWith('At') && typeof cell === 'number' ? clockTime(cell) : cell

const clockTime = (at: number): string =>
  `${new Date(at + SHANGHAI_MS).toISOString().slice(0, 19).replace('T', ' ')} +08:00`
