/** Makes a link that opens the mini program from a text message, a mail or a page. */
import Type from 'typebox'
import { Compile } from 'typebox/compile'
import { type App, sendAsApp } from './app-call.ts'
import type { AppVersion } from './mini-program-code.ts'

export interface LinkAsked {
  /** Of a published page, without a query; the first page when left out. */
  page?: string
  query?: string
  /** 1 to 30. */
  days: number
  version?: AppVersion
}

const reply = Compile(Type.Object({ url_link: Type.String({ pattern: '^https://' }) }))

export async function urlLink(
  app: App,
  { page, query, days, version = 'release' }: LinkAsked,
): Promise<string> {
  const { url_link: link } = await sendAsApp(app, {
    method: 'POST',
    path: '/wxa/generate_urllink',
    body: {
      expire_type: 1,
      expire_interval: days,
      env_version: version,
      ...(page === undefined ? {} : { path: page }),
      ...(query === undefined ? {} : { query }),
    },
    reply,
    repeatable: 'read',
  })
  return link
}
