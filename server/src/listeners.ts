/** Which fact wakes which feature, in the same transaction. One table: news goes sideways only here. */
import { giveChances, voidChances } from './draws/index.ts'
import { earn, earnAgain, unearn } from './earning/index.ts'
import { onBound, onCustody, onMerged, onPhone, onUnmerged } from './leads/index.ts'
import { congratulate, grow, joinTiers } from './membership/index.ts'
import { carryTaken } from './people/index.ts'
import type { Listeners } from './platform/listening.ts'
import { joinLineages, noteAct, noteBack } from './referral/index.ts'
import { countBack, countFact, openNext, openTiered } from './tasks/index.ts'

export const listeners: Listeners = {
  'assets.reported': [earn, countFact],
  'card.bound': [earn, countFact],
  'custody.confirmed': [noteAct, onCustody],
  'growth.earned': [grow],
  'invitee.bound': [onBound],
  'member.birthday': [congratulate, earn, countFact],
  'member.merged': [joinLineages, onMerged],
  'member.phone-verified': [noteAct, onPhone],
  'member.registered': [joinTiers, earn, countFact],
  'member.signed-in': [earn, countFact],
  'member.unmerged': [onUnmerged],
  'order.cancelled': [unearn, countBack, noteBack, carryTaken],
  'order.received': [earn, countFact],
  'order.redeemed': [earn, countFact, noteAct],
  'purchase.paid': [earn, countFact, noteAct],
  'purchase.refunded': [unearn, countBack, noteBack, carryTaken],
  'quiz.finished': [earn, countFact],
  'quiz.passed': [earn, countFact, noteAct, giveChances],
  'task.completed': [earn, countFact, openNext, noteAct, giveChances],
  'task.undone': [unearn, countBack, openNext, noteBack, voidChances, carryTaken],
  'tier.changed': [earnAgain, countFact, openTiered],
}
