/** A headless host for built WeChat mini programs: see README.md. */

export type { SetDataMeter } from './engine/meter.ts'
export { Host, type Launch, type LogLine, launch } from './host.ts'
export type { Box, HostOptions, Start } from './options.ts'
export type { Page } from './routes/page.ts'
export type { Share } from './routes/share.ts'
export { type Serve, type Served, serve } from './server.ts'
export { screenshot } from './snapshot/screenshot.ts'
export { snapshot } from './snapshot/snapshot.ts'
export { PRIVACY_ENTRIES, type Protected } from './wx/privacy.ts'
export type { SystemInfo } from './wx/system-info.ts'
