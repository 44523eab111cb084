/** The door: the emulator in process, and the shapes its control API takes. */
export type { Control } from './control/interface.ts'
export { type Emulator, type EmulatorOptions, startEmulator } from './emulator.ts'
export { open as openSealed, seal, signatureOf } from './push/crypto.ts'
export type {
  PushEvent,
  PushOptions,
  PushReport,
  PushSettings,
  Suggestion,
} from './push/events.ts'
export type { AppInput, AppSettings, Quota } from './stores/apps.ts'
export type { CallRecord } from './stores/calls.ts'
export type { Fault, FaultInput } from './stores/faults.ts'
export type { Link } from './stores/links.ts'
export type { MediaCheck } from './stores/media-checks.ts'
export type { Message } from './stores/messages.ts'
export type { QrCode } from './stores/qr-codes.ts'
export type { RidRecord } from './stores/rids.ts'
export type { FieldType, Template, TemplateInput } from './stores/templates.ts'
export type { RiskRank, User, UserInput } from './stores/users.ts'
export type { Verdict, VerdictInput } from './stores/verdicts.ts'
