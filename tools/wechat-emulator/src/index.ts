/** The door: the emulator in process, and the shapes its control API takes. */
export type { Control } from './control/control.ts'
export { type Emulator, type EmulatorOptions, startEmulator } from './emulator.ts'
export type { AppInput, AppSettings, Quota } from './stores/apps.ts'
export type { CallRecord } from './stores/calls.ts'
export type { Fault, FaultInput } from './stores/faults.ts'
export type { User, UserInput } from './stores/users.ts'
