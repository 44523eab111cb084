/** What can have happened. Past tense; `subjectId` is the thing it happened to. */
export interface FactKind {
  /** Who says so: we, WeChat, or another system through `POST /events`. */
  from: 'laurel' | 'wechat' | 'events'
  /** The whole numbers in its data, by which rules may count. */
  numbers?: readonly string[]
  /** The words in its data, by which rules may filter. */
  words?: readonly string[]
  /** The kind of fact it takes back; its data names the one by its key. */
  undoes?: string
  /** Whether the member himself did something by it: a rule may give value for nothing else. */
  act: 'done' | 'happened' | 'none'
}

const kinds = <const T extends Record<string, FactKind>>(
  table: T,
): { readonly [N in keyof T]: FactKind & Pick<T[N], 'from'> } => table

/** act: what a member did (done), what came to him without doing (happened), what nobody may be paid for (none). */
export const factKinds = kinds({
  'member.registered': { from: 'laurel', act: 'done' },
  'member.signed-in': { from: 'laurel', act: 'done', numbers: ['points', 'streakDays'] },
  'member.exported': { from: 'laurel', act: 'none' },
  'member.closed': { from: 'laurel', act: 'none' },
  'member.merged': { from: 'laurel', act: 'none' },
  'member.unmerged': { from: 'laurel', act: 'none' },
  'order.redeemed': { from: 'laurel', act: 'done', numbers: ['pricePoints'], words: ['kind', 'category'] },
  'order.cancelled': { from: 'laurel', act: 'none', undoes: 'order.redeemed' },
  'order.shipped': { from: 'laurel', act: 'none' },
  'order.received': { from: 'laurel', act: 'done' },
  'points.expired': { from: 'laurel', act: 'none' },
  'budget.reached': { from: 'laurel', act: 'none' },
  // The number counts as known: given by WeChat for a tap, or proven by a code that was sent to it.
  'member.phone-verified': { from: 'laurel', act: 'done' },
  // Who came by whom is known: nobody may be paid for that alone.
  'invitee.bound': { from: 'laurel', act: 'none' },
  'growth.earned': { from: 'laurel', act: 'none', numbers: ['amount'] },
  'tier.changed': { from: 'laurel', act: 'happened', numbers: ['level'], words: ['change'] },
  'task.completed': { from: 'laurel', act: 'done', words: ['taskId'] },
  // A stage of a quiz was handed in, or its time was up; and the same once it was passed and nothing is in doubt.
  'quiz.finished': { from: 'laurel', act: 'done', numbers: ['stage', 'correct'], words: ['quizId'] },
  'quiz.passed': { from: 'laurel', act: 'done', numbers: ['stage', 'correct'], words: ['quizId'] },
  'task.undone': { from: 'laurel', act: 'none', undoes: 'task.completed' },
  // What WeChat told us. No rule may give value for it: subscribing is never rewarded (rule 5.21).
  'wechat.pushed': { from: 'wechat', act: 'none' },
  'wechat.punished': { from: 'wechat', act: 'none' },
  // What other systems tell.
  'purchase.paid': {
    from: 'events',
    act: 'done',
    numbers: ['amountFen'],
    words: ['channel', 'category', 'store'],
  },
  'purchase.refunded': {
    from: 'events',
    act: 'none',
    numbers: ['amountFen'],
    undoes: 'purchase.paid',
  },
  'member.birthday': { from: 'events', act: 'happened' },
  'assets.reported': { from: 'events', act: 'happened', numbers: ['averageFen'], words: ['product'] },
  // A manager looks after the member from now on: the bank's core says so, or two operators here.
  'custody.confirmed': { from: 'events', act: 'happened', words: ['manager', 'branch'] },
  'card.bound': { from: 'events', act: 'done', words: ['bank', 'cardType'] },
})

export type FactType = keyof typeof factKinds
export const isFactType = (type: string): type is FactType => Object.hasOwn(factKinds, type)
/** What other systems may tell of. */
export type EventType = {
  [T in FactType]: (typeof factKinds)[T]['from'] extends 'events' ? T : never
}[FactType]
export const isEventType = (type: string): type is EventType =>
  isFactType(type) && factKinds[type].from === 'events'
