/** What the policy check says: what is wrong, and what would change it. */
import type { FactType } from '@laurel/shared/facts'
import type { Act } from './policy-acts.ts'
import type { Value } from './policy-graph.ts'

const valueWords: Record<Value, string> = {
  points: '积分',
  growth: '成长值',
  goods: '实物奖品',
  coupon: '优惠券',
  service: '服务权益',
  cash: '现金',
  chance: '抽奖机会',
  access: '解锁下一步',
  votes: '投票数',
}

const causeWords: Record<Act | FactType, string> = {
  'share.made': '分享给好友',
  'share.group': '分享到群',
  'share.moments': '分享到朋友圈',
  'page.visited': '访问页面',
  'link.opened': '点开链接',
  'help.tapped': '好友点击助力',
  'invitee.visited': '好友访问',
  'invitee.registered': '好友登录',
  'invitee.phone-verified': '好友验证手机号',
  'invitee.quiz-passed': '好友完成答题',
  'invitee.task-done': '好友完成任务',
  'invitee.order-redeemed': '好友首次兑换',
  'invitee.purchase-paid': '好友消费',
  'invitee.appointed': '好友预约到店',
  'custody.confirmed': '管户关系确认',
  'account.followed': '关注公众号',
  'content.forwarded': '转发内容',
  'app.downloaded': '下载其他应用',
  'page.jumped': '跳转到其他页面',
  'ad.watched': '观看广告',
  'message.subscribed': '订阅消息',
  'message.tapped': '点开订阅消息',
  'money.paid': '直接付款',
  'points.spent': '使用积分',
  'outcome.guessed': '竞猜结果',
  'stake.placed': '下注',
  'deposit.made': '存款',
  'form.filled': '提交问卷',
  'branch.visited': '到店办理',
  'member.registered': '注册会员',
  'member.signed-in': '每日签到',
  'member.exported': '导出资料',
  'member.closed': '注销账号',
  'member.merged': '账号合并',
  'member.unmerged': '撤销账号合并',
  'member.birthday': '会员生日',
  'order.redeemed': '积分兑换',
  'order.cancelled': '取消兑换',
  'order.shipped': '商家发货',
  'order.received': '确认收货',
  'points.expired': '积分到期',
  'budget.reached': '预算到达提醒线',
  'growth.earned': '获得成长值',
  'tier.changed': '等级变化',
  'task.completed': '完成任务',
  'task.undone': '任务被撤回',
  'quiz.finished': '参加答题',
  'quiz.passed': '答题过关',
  'wechat.pushed': '微信消息事件',
  'wechat.punished': '微信处罚通知',
  'purchase.paid': '消费',
  'purchase.refunded': '退款',
  'assets.reported': '存款与资产达标',
  'card.bound': '绑定银行卡',
  'member.phone-verified': '验证手机号',
  'invitee.bound': '接受邀请',
}

export const valueNamed = (value: Value): string => valueWords[value]
export const causeNamed = (cause: string): string =>
  Object.hasOwn(causeWords, cause) ? causeWords[cause as Act] : cause
export const offerNamed = (title: string): string => `「${title}」`

/** `from`: the first cause. `by`: the offer that gives. `what`: the value. */
export interface Named {
  from: string
  by: string
  what: string
}

export const policyWords = {
  FOLLOW_PAID: ({ by }) => `关注公众号不能换取利益。请把${by}的条件改为会员真实办理的业务`,
  SHARE_FORCED: ({ by }) => `不能要求先分享才能继续。请去掉${by}里的分享条件`,
  MOMENTS_PAID: ({ by, what }) => `分享到朋友圈不能换取${what}。请从${by}中去掉这一条件`,
  MOMENTS_SURFACE: ({ by }) => `带奖励的邀请不能发到朋友圈。请从${by}的渠道中去掉朋友圈`,
  SHARE_PAID: ({ from, what }) =>
    `${from}本身不能换取${what}。请改为好友了解活动并真实参与后再发放，例如验证手机号并完成答题`,
  VISIT_PAID: ({ from, what }) => `${from}不算真实参与，不能换取${what}。请改为完成答题、首次兑换等业务行为`,
  REFERRAL_BY_CHANCE: ({ what }) => `邀请与助力不能给抽奖机会或随机奖励，这里得到的是${what}。请改为固定奖励`,
  REFERRAL_LATE: ({ what }) =>
    `好友完成后应当立即发放${what}，不能再等。请去掉等待，或只保留写明的短期风控暂存`,
  REFERRAL_COLLECTED: ({ by }) =>
    `${by}要长期累计才有奖励。请改为每位好友完成即发放，或把累计期限缩短到 7 天以内`,
  TEAM_LARGE: ({ by }) => `${by}的队伍连同发起人超过 5 人。请改为不超过 5 人`,
  DEPTH_OVER_ONE: ({ by }) => `${by}会按多级关系计奖。请只奖励直接邀请人`,
  ENTRY_SOLD: ({ by }) => `${by}要先消费或付费才能邀请。请取消这一门槛`,
  HOLD_LONG: ({ by }) => `${by}的风控暂存超过 7 天。请缩短到 7 天以内`,
  HOLD_UNDISCLOSED: ({ by }) => `${by}的风控暂存没有写进规则页。请写明天数与原因，或取消暂存`,
  RULES_MISSING: ({ by }) => `${by}没有规则说明。请写清条件、奖励与期限`,
  RULES_INCOMPLETE: ({ by }) =>
    `${by}的规则说明不完整。请写齐参与步骤、奖励内容、上限、起止时间与预算用完后的处理`,
  ERRAND_PAID: ({ from, what }) => `${from}不能换取${what}。请去掉这一任务`,
  VALUE_SOLD: ({ what }) => `${what}不能直接用钱购买。请改为随真实消费赠送`,
  MESSAGE_PAID: ({ from, what }) => `${from}不能换取${what}，也不能作为参与条件。请去掉这一条件`,
  VOTES_SOLD: ({ from }) => `${from}不能换取投票数。请取消付费投票`,
  GUESS_PAID: ({ from, what }) => `${from}换取${what}属于竞猜或赌博。请改为有标准答案的知识答题`,
  CHANCE_SOLD: ({ what }) => `不能付款购买${what}。请取消付款条件，或改为随真实消费赠送`,
  GATE_HIDDEN: ({ by }) => `${by}对审核人员与会员显示的内容不同。请去掉隐藏开关`,
  ODDS_WRONG: ({ by }) => `${by}的各档概率之和不等于 100%。请调整到正好 100%`,
  ODDS_MISSING: ({ by }) => `${by}按概率发放，却没有列出奖品与概率。请逐档列出`,
  ODDS_UNPUBLISHED: ({ by }) => `${by}没有公布中奖概率。请在规则页公布`,
  PRIZE_LARGE: ({ by }) => `${by}有奖品价值超过 5 万元。请降到 5 万元以内`,
  PRIZES_CHANGED: ({ by }) => `${by}已经开始，奖品与概率不能再改。请恢复原样，或结束后另开一期`,
  RELEASE_UNDISCLOSED: ({ by }) => `${by}分时段投放奖品，却没有公布时间表。请在规则页公布，或取消分时投放`,
  DEPOSIT_PAID: ({ from, what }) =>
    `${from}最终换到了${what}，可能构成返利揽储。请先取得法律合规意见并登记，或改为不带金钱价值的成长权益`,
  NOBODYS_DOING: ({ from, what }) => `${from}不是会员主动完成的行为，不能换取${what}。请换一个条件`,
  CAUSE_UNKNOWN: ({ by }) => `${by}用到了系统不认识的条件，无法检查。请换成已登记的条件`,
} as const satisfies Record<string, (named: Named) => string>

export type PolicyCode = keyof typeof policyWords
