/** What a mailing says and to whom: its text, its list, and the hours in which nobody is disturbed. */
import { linkMark } from '@laurel/shared/words.zh'
import { parse } from 'csv-parse/sync'
import type { MailingFault } from './tables.ts'

/** A message of Chinese letters; longer ones are cut into parts that carry a head. */
const PART_LETTERS = 70
const LONG_PART_LETTERS = 67

export const refuseText = (text: string): 'MAILING_TEXT_INVALID' | null =>
  text.split(linkMark).length === 2 ? null : 'MAILING_TEXT_INVALID'

export const textFor = (text: string, url: string): string => text.replace(linkMark, () => url)

/** Each is billed. */
export const partsOf = ({ length }: string): number =>
  length <= PART_LETTERS ? 1 : Math.ceil(length / LONG_PART_LETTERS)

/** From ten at night to eight in the morning nobody's phone rings for us. */
const QUIET = { fromHour: 22, toHour: 8 }
const HOUR_MS = 3_600_000
const SHANGHAI_HOURS = 8

export function isQuiet(at: number): boolean {
  const hour = (Math.floor(at / HOUR_MS) + SHANGHAI_HOURS) % 24
  return hour >= QUIET.fromHour || hour < QUIET.toHour
}

export interface PhoneList {
  /** As typed: eleven digits. */
  phones: string[]
  faults: MailingFault[]
}

/** As the reader gives it when it is asked for line numbers. */
interface ListLine {
  record: string[]
  info: { lines: number }
}

const MOBILE = /^1[3-9]\d{9}$/
/** What spreadsheets put in front of a number so that it stays a text, and what people put between its digits. */
const DECORATION = /^[\s'=+"]*(86)?|[\s"-]/g

/** The column `phone`; all others are passed over, whatever stands in them. */
export function readList(csv: string): PhoneList {
  const rows = parse(csv, {
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_records_with_error: true,
    info: true,
  }) as unknown as ListLine[]
  const [head, ...lines] = rows
  const column = head?.record.findIndex((name) => name.trim().toLowerCase() === 'phone') ?? -1
  const seen = new Set<string>()
  const faults: MailingFault[] = []
  for (const { record, info } of column < 0 ? [] : lines) {
    const phone = (record[column] ?? '').replace(DECORATION, '')
    if (!MOBILE.test(phone)) faults.push({ line: info.lines, fault: 'phone' })
    else if (seen.has(phone)) faults.push({ line: info.lines, fault: 'twice' })
    else seen.add(phone)
  }
  return { phones: [...seen], faults }
}

/** Few enough that a crash leaves few whom nobody knows about. */
export const PAGE = 20

export const pagesOf = (phones: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(phones.length / PAGE) }, (_, page) =>
    phones.slice(page * PAGE, (page + 1) * PAGE),
  )
