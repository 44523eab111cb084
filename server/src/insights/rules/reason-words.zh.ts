/** Why somebody may be worth asking, as operators read it. */
import type { OpportunityReason } from '@laurel/shared/insights'

const words: Record<OpportunityReason, (value: number) => string> = {
  active: (value) => `本周期成长值 ${value}，活跃度高`,
  tier: (value) => `会员等级第 ${value} 级`,
  draws: (value) => `每次分享平均带来 ${value} 位访客`,
  converts: (value) => `访客中 ${Math.floor(value / 100)}% 接受了邀请`,
  unasked: () => '活跃，但还没有分享过本活动',
}

export const reasonSentence = (reason: OpportunityReason, value: number): string => words[reason](value)
