/** Rows of operators in the shapes the contract promises. */
import type { Operator } from '@laurel/shared/operators'

export const operatorReply = ({ id, login, name, role }: Operator): Operator => ({ id, login, name, role })
