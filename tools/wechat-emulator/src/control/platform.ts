/** What an app's owner sets up in the console, and what the platform decides. */
import type { State } from '../state.ts'
import type { PlatformControl } from './interface.ts'
import { appOf, templateOf } from './named.ts'

export const controlPlatform = (state: State): PlatformControl => ({
  configureApp: ({ appid, ...settings }) => state.apps.configure(appOf(state, appid), settings),
  supersedeToken: (appid) => void state.stableTokens.replace(appOf(state, appid).appid, 0),
  publishPages: (pages, appid) => state.apps.configure(appOf(state, appid), { pages }),
  addTemplate: ({ appid, ...template }) => state.templates.add(appOf(state, appid).appid, template),
  templates: (appid) => state.templates.list(appOf(state, appid).appid),
  banTemplate: (templateId, banned, appid) =>
    Object.assign(templateOf(state, appOf(state, appid).appid, templateId), { banned }),
  judge: (input) => state.verdicts.add(input),
  verdicts: () => state.verdicts.list(),
  clearVerdicts: () => state.verdicts.clear(),
})
