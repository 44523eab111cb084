/** For tests of outreach's commands: a member whom WeChat knows, a template, and a clock set by hand, on the memory engine. */
import { postgresKit } from '../../platform/kit.ts'
import { memoryEngine } from '../../platform/work/memory.ts'
import { type Command, defineSchema } from '../../schema.ts'
import type { PushNews } from '../push-event.ts'
import type { PushHandlers } from '../push-handlers.ts'
import type { Outcome } from '../rules/outcome.ts'
import { beginMessage, settleMessage } from './deliver.ts'
import { type News, notify } from './notify.ts'
import { takePush } from './push.ts'
import { takeAnswers } from './settings.ts'
import { addTemplate } from './templates.ts'

export const NOON = Date.parse('2026-11-21T12:00:00+08:00')
export const shipped = 'template-shipped'
const key = { memberId: 'lin', templateId: shipped }

/** The fact alone is kept. */
export const nobodyListens: PushHandlers = {
  mediaChecked: () => undefined,
  revoked: () => undefined,
  cancelled: () => undefined,
}

export type World = ReturnType<typeof open>

export function open() {
  let now = NOON
  let pushes = 0
  const engine = memoryEngine(defineSchema(postgresKit), { clock: () => now })
  const run = <Input, Result>(command: Command<Input, Result>, input: Input): Result =>
    engine.run(command, input)
  run((w) => {
    w.add('member', { id: 'lin', joinedAt: NOON, state: 'active' })
    w.add('identity', { kind: 'openid', value: 'blind-lin', memberId: 'lin', sealed: '' })
  }, null)
  run(addTemplate, {
    templateId: shipped,
    topic: 'order.shipped',
    title: '发货通知',
    about: '商品寄出时告诉您',
    page: 'mall/pages/order/index',
    fields: [{ key: 'thing1', value: '{title}' }],
  })
  const news: News = { id: 'm1', topic: 'order.shipped', memberId: 'lin', values: { title: '马克杯' } }
  return {
    engine,
    run,
    pass: (ms: number) => {
      now += ms
    },
    accept: (times = 1) => {
      for (let i = 0; i < times; i += 1)
        run(takeAnswers, { memberId: 'lin', answers: [{ templateId: shipped, answer: 'accept' }] })
    },
    tell: (change: Partial<News> = {}) => run(notify, { ...news, ...change }),
    begin: (id = 'm1') => run(beginMessage, { ...key, id }),
    settle: (outcome: Outcome, errcode: number | null = null, id = 'm1') =>
      run(settleMessage, { ...key, id, outcome, errcode, rid: null }),
    quota: () => engine.rows('messageQuota').find(({ memberId }) => memberId === 'lin'),
    message: (id = 'm1') => engine.rows('message').find((message) => message.id === id),
    template: () => engine.rows('messageTemplate')[0],
    /** A push by a signature of its own. */
    push: (said: PushNews, handlers: PushHandlers, change: { key?: string; mark?: string } = {}) => {
      pushes += 1
      return run(takePush(handlers), {
        news: said,
        who: 'blind-lin',
        key: `news-${pushes}`,
        mark: `mark-${pushes}`,
        until: now,
        factId: `fact-${pushes}`,
        ...change,
      })
    },
  }
}
