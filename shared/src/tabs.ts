import type { Static } from 'typebox'
import { call } from './call.ts'
import type * as schema from './tabs.schema.ts'

export type HomeTab = Static<typeof schema.HomeTab>
export type MeTab = Static<typeof schema.MeTab>
type Nothing = Record<never, never>

export const tabsApi = {
  home: call<Nothing, HomeTab>()('GET', '/tabs/home'),
  me: call<Nothing, MeTab>()('GET', '/tabs/me'),
}
