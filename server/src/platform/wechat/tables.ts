/** What the processes of one app share about WeChat: the access token. */
import type { Kit } from '../kit.ts'

export const wechatTables = (k: Kit) => ({
  /** The access token of WeChat's that all processes share; who holds the lease reads a new one. */
  wechatToken: k.table('wechat_token', {
    appid: k.text('appid').primaryKey(),
    sealed: k.text('sealed'),
    /** Blind: tells a refused token from its successor without opening either. */
    mark: k.text('mark'),
    renewAt: k.integer('renew_at').notNull(),
    endsAt: k.integer('ends_at').notNull(),
    holder: k.text('holder'),
    leaseUntil: k.integer('lease_until').notNull(),
    /** Forced reads: so many on that day, the last at that instant. */
    forcedDay: k.text('forced_day').notNull(),
    forcedCount: k.integer('forced_count').notNull(),
    forcedAt: k.integer('forced_at').notNull(),
  }),
})
