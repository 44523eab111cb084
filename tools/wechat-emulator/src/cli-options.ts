/** What the command line says about the app. */
import { parseArgs } from 'node:util'
import type { PushSettings } from './push/events.ts'
import type { AppInput } from './stores/apps.ts'
import { type FieldType, fieldTypes, type TemplateInput } from './stores/templates.ts'

export const usage = `wechat-emulator --appid <id> --secret <secret>
  --port <4010>  --host <127.0.0.1>  --seed <n>
  --open-platform                    logins carry a unionid
  --allow-origin <origin>            a page from there may use the control API
  --page <path>                      a published page; repeat it
  --template <id>=<field>,<field>    such as shipped=thing1,date2; repeat it
  --push-url <url> --push-token <t>  where events go
  --push-key <43 characters>         seals them (safe mode)`

const text = { type: 'string' } as const
const texts = { type: 'string', multiple: true } as const

export const readCommandLine = (args: string[]) =>
  parseArgs({
    args,
    options: {
      appid: text,
      secret: text,
      port: { type: 'string', default: '4010' },
      host: { type: 'string', default: '127.0.0.1' },
      seed: text,
      'allow-origin': text,
      'open-platform': { type: 'boolean', default: false },
      page: texts,
      template: texts,
      'push-url': text,
      'push-token': text,
      'push-key': text,
    },
  }).values

type Values = ReturnType<typeof readCommandLine>

/** null when the app has no name or no secret. */
export function appIn(values: Values): AppInput | null {
  const { appid, secret } = values
  if (!appid || !secret) return null
  return {
    appid,
    secret,
    openPlatform: values['open-platform'],
    pages: values.page ?? null,
    templates: (values.template ?? []).map(templateIn),
    push: pushIn(values),
  }
}

/** A field's kind is its name without the number. */
function templateIn(said: string): TemplateInput {
  const [id = '', names = ''] = said.split('=')
  const fields = Object.fromEntries(names.split(',').map((name) => [name, kindOf(name)]))
  return { id, fields }
}

function kindOf(name: string): FieldType {
  const kind = fieldTypes.find((type) => type === name.replace(/\d+$/, ''))
  if (!kind) throw new Error(`${name} is no field of a template: ${fieldTypes.join(', ')}, and a number`)
  return kind
}

function pushIn(values: Values): PushSettings | null {
  const { 'push-url': url, 'push-token': token, 'push-key': encodingAesKey } = values
  if (!url || !token) return null
  return encodingAesKey ? { url, token, encodingAesKey, mode: 'safe' } : { url, token }
}
