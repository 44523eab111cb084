/** The door to the earn rules. */
export { earnKind } from './kind.ts'
