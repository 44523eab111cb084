/** The door to the earn rules. */
export { earn, earnAgain, unearn } from './commands/listen.ts'
export { earnKind } from './kind.ts'
