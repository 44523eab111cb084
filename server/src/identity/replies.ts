/** Rows of members in the shapes the contract promises. */

import type { Member } from '@laurel/shared/identity'
import { maskedName } from '@laurel/shared/masks'
import { memberCalled } from '@laurel/shared/words.zh'
import type { Row } from '../schema.ts'

export const memberReply = ({ id, name, joinedAt }: Row<'member'>): Member => ({
  id,
  name: name === null ? memberCalled(id.slice(-4).toUpperCase()) : maskedName(name),
  joinedAt,
})
