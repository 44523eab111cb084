/** The message templates an app has chosen, and whether the platform has banned one. */
import { type Randomness, urlSafe } from '../randomness.ts'

export const fieldTypes = [
  'thing',
  'number',
  'letter',
  'symbol',
  'character_string',
  'time',
  'date',
  'amount',
  'phone_number',
  'car_number',
  'name',
  'phrase',
  'enum',
] as const
export type FieldType = (typeof fieldTypes)[number]

export interface TemplateInput {
  /** By default 43 letters and digits, as WeChat's. */
  id?: string
  /** Such as `{ thing1: 'thing', amount2: 'amount' }`. */
  fields: Record<string, FieldType>
  /** What an `enum` field may say. */
  choices?: Record<string, string[]>
  /** One accept is good for ever: public services only. */
  longTerm?: boolean
  /** The platform has banned it (43107). */
  banned?: boolean
}

export interface Template extends Required<TemplateInput> {
  appid: string
}

export interface Templates {
  add(appid: string, input: TemplateInput): Template
  find(appid: string, id: string): Template | undefined
  list(appid: string): Template[]
  clear(): void
}

export function createTemplates(random: Randomness): Templates {
  const templates = new Map<string, Template>()
  return {
    add(appid, input) {
      const template = {
        id: random.text(43, urlSafe),
        choices: {},
        longTerm: false,
        banned: false,
        ...input,
        appid,
      }
      templates.set(`${appid} ${template.id}`, template)
      return template
    },
    find: (appid, id) => templates.get(`${appid} ${id}`),
    list: (appid) => [...templates.values()].filter((template) => template.appid === appid),
    clear: () => templates.clear(),
  }
}
