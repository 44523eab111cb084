/** What is asked for and who decides: one list and three answers for every kind. */
import { type Approval, approvalApi } from '@laurel/shared/operators'
import * as schema from '@laurel/shared/operators.schema'
import type { Deps, Feature } from '../../platform/feature.ts'
import { answer } from '../../platform/http/answer.ts'
import type { Ask } from '../../platform/http/ask.ts'
import type { Command } from '../../schema.ts'
import { type ApprovalKind, approveWith, type Decision, rejectWith, withdraw } from '../approvals.ts'
import { approvalQueries } from '../queries/approvals.ts'
import { ROLES } from '../roles.ts'

/** Who may decide something; each kind says who may decide it. */
const DECIDERS = ['admin', 'approver', 'manager'] as const
const ASKERS = ['admin', 'editor', 'approver', 'manager'] as const

export const approvalRoutes = (
  { reads, clock, revocations }: Deps,
  kinds: readonly ApprovalKind[],
): Feature => {
  const { findApproval, listApprovals } = approvalQueries(reads)
  const deciding =
    (decide: Command<Decision, Approval>) =>
    async ({ approvalId }: { approvalId: string }, { run, operator }: Ask<typeof ASKERS>) => {
      const seen = await findApproval(approvalId)
      const decided = await run(decide, { approvalId, operatorId: operator.id, role: operator.role, seen })
      // What was decided may have ended somebody's session.
      await revocations.look()
      return decided
    }
  return (app) => {
    answer(app, approvalApi.list, {
      who: ROLES,
      input: schema.ListApprovalsInput,
      reply: schema.ApprovalPage,
      handle: (input) => listApprovals(input, clock()),
    })
    const input = schema.ApprovalInput
    const reply = schema.Approval
    answer(app, approvalApi.approve, { who: DECIDERS, input, reply, handle: deciding(approveWith(kinds)) })
    answer(app, approvalApi.reject, { who: DECIDERS, input, reply, handle: deciding(rejectWith(kinds)) })
    answer(app, approvalApi.withdraw, { who: ASKERS, input, reply, handle: deciding(withdraw) })
  }
}
