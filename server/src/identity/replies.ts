/** Rows of identity in the shapes the contract promises. */

import type { Member, Operator } from '@laurel/shared/identity'
import { maskedName } from '@laurel/shared/masks'
import { memberCalled } from '@laurel/shared/words.zh'
import type { Row } from '../schema.ts'

export const memberReply = ({ id, name, joinedAt }: Row<'member'>): Member => ({
  id,
  name: name === null ? memberCalled(id.slice(-4).toUpperCase()) : maskedName(name),
  joinedAt,
})

export const operatorReply = ({ id, login, name, role }: Operator): Operator => ({ id, login, name, role })
