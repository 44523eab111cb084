import type { Static } from 'typebox'
import type * as schema from './earning.schema.ts'

export type EarnBody = Static<typeof schema.EarnBody>
