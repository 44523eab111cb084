/** Finds in a workbook its first sheet that is shown, its table of texts, and how its numbers are shown. */
import { posix } from 'node:path'
import { type CellBook, unescaped } from './sheet-cells.ts'
import { walkXml } from './sheet-xml.ts'
import { unpack } from './sheet-zip.ts'

export interface Workbook extends CellBook {
  /** The XML of the sheet. */
  sheet: string
}

/** Formats that every workbook has without saying so. */
const FORMATS: Readonly<Record<string, string>> = { 0: 'General', 1: '0', 49: '@' }

interface Relation {
  id: string
  /** The last part of its type: `worksheet`. */
  type: string
  path: string
}

export function workbookOf(zip: Uint8Array): Workbook | null {
  const relations = unpack(zip, (name) => name.endsWith('.rels'))
  const bookPath = pathOf(relationsOf(relations, ''), 'officeDocument')
  if (bookPath === undefined) return null
  const parts = relationsOf(relations, bookPath)
  const [textsPath, stylesPath] = [pathOf(parts, 'sharedStrings'), pathOf(parts, 'styles')]
  const files = unpack(zip, (name) => [bookPath, textsPath, stylesPath].includes(name))
  const sheetPath = firstSheet(files?.get(bookPath), parts)
  const sheet = sheetPath && unpack(zip, (name) => name === sheetPath)?.get(sheetPath)
  if (!files || !sheet) return null
  return {
    sheet,
    texts: textsOf(files.get(textsPath ?? '')),
    formats: formatsOf(files.get(stylesPath ?? '')),
  }
}

const pathOf = (relations: readonly Relation[], type: string): string | undefined =>
  relations.find((one) => one.type === type)?.path

/** What a part leads to; of the whole workbook, without a part. */
function relationsOf(files: Map<string, string> | null, part: string): Relation[] {
  const { dir, base } = posix.parse(part)
  const relations: Relation[] = []
  walkXml(files?.get(posix.join(dir, '_rels', `${base}.rels`)) ?? '', {
    open(name, { Id: id = '', Type: type = '', Target: target = '' }) {
      const path = target.startsWith('/') ? target.slice(1) : posix.join(dir, target)
      if (name === 'Relationship') relations.push({ id, type: posix.basename(type), path })
    },
  })
  return relations
}

function firstSheet(book: string | undefined, relations: readonly Relation[]): string | undefined {
  const shown: string[] = []
  walkXml(book ?? '', {
    open(name, { id, state = 'visible' }) {
      const one = relations.find((relation) => relation.id === id)
      if (name === 'sheet' && state === 'visible' && one?.type === 'worksheet') shown.push(one.path)
    },
  })
  return shown[0]
}

function textsOf(xml: string | undefined): string[] {
  const texts: string[] = []
  let text = ''
  let isSaying = false
  let isSound = false
  walkXml(xml ?? '', {
    open(name) {
      if (name === 'si') text = ''
      if (name === 'rPh') isSound = true // how it is pronounced
      isSaying = name === 't' && !isSound
    },
    text(said) {
      if (isSaying) text += said
    },
    close(name) {
      isSaying = false
      if (name === 'rPh') isSound = false
      if (name === 'si') texts.push(unescaped(text))
    },
  })
  return texts
}

function formatsOf(xml: string | undefined): string[] {
  const known: Record<string, string> = { ...FORMATS }
  const formats: string[] = []
  let isOfCells = false
  walkXml(xml ?? '', {
    open(name, { numFmtId: id = '0', formatCode: code = '' }) {
      if (name === 'cellXfs') isOfCells = true
      if (name === 'numFmt') known[id] = code
      if (name === 'xf' && isOfCells) formats.push(known[id] ?? id)
    },
    close(name) {
      if (name === 'cellXfs') isOfCells = false
    },
  })
  return formats
}
