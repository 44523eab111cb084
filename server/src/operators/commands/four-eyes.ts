/** What no admin does alone: making another admin, and taking away somebody's second factor. */
import type { Approval, AskForOperatorInput } from '@laurel/shared/operators'
import type { Work } from '../../schema.ts'
import { type ApprovalKind, approvalReply, askApproval } from '../approvals.ts'
import { changeOperator, operatorNamed, touchOperator } from './operators.ts'
import { dropTotp } from './secrets.ts'

type Asked = AskForOperatorInput & { id: string; by: string }

const askFor =
  (kind: string) =>
  (w: Work, { id, operatorId, because, by }: Asked, now: number): Approval => {
    const { login } = operatorNamed(w, operatorId)
    const asked = { id, kind, subjectId: operatorId, body: { login }, because, operatorId: by }
    return approvalReply(askApproval(w, asked, now), now)
  }

const MAKE_ADMIN = 'make-admin'
const DROP_TOTP = 'drop-totp'
export const askMakeAdmin = askFor(MAKE_ADMIN)
export const askDropTotp = askFor(DROP_TOTP)

export const operatorApprovals: readonly ApprovalKind[] = [
  {
    kind: MAKE_ADMIN,
    roles: ['admin', 'approver'],
    apply: (w, { subjectId }, now) => changeOperator(w, operatorNamed(w, subjectId), { role: 'admin' }, now),
    reads: (touch, { subjectId }) => touchOperator(touch, { operatorId: subjectId }),
  },
  {
    kind: DROP_TOTP,
    roles: ['admin', 'approver'],
    apply: (w, { subjectId }, now) => dropTotp(w, operatorNamed(w, subjectId), now),
    reads: (touch, { subjectId }) => touchOperator(touch, { operatorId: subjectId }),
  },
]
