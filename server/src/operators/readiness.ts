/** What this server asks of an operator before anything else is open to him. */
import type { Must } from '@laurel/shared/operators'
import type { Config } from '../config.ts'
import { mustOf, type Readiness } from './rules.ts'

export const readinessOf = (operator: Readiness, { requireTotp }: Pick<Config, 'requireTotp'>): Must | null =>
  mustOf(operator, requireTotp)
