/** The writes of messages to members, in the form of `everyWrite`. */
import { outreachAdminApi, outreachApi, type Template } from '@laurel/shared/outreach'
import type { Stage } from './stage.ts'
import type { Write } from './writes.ts'

const wording = {
  title: '积分到期提醒',
  about: '积分到期前七天告诉您一次',
  page: 'points/pages/history/index',
  fields: [{ key: 'number1', value: '{points}' }],
}

let made = 0
const fresh = (): string => {
  made += 1
  return `template-of-test-${made}`
}

export function outreachWrites({ world }: Stage): Write[] {
  const { as } = world.operators
  /** A topic has one template: the one before makes room. */
  const clearTopic = async (): Promise<void> => {
    const { items } = await as('editor', outreachAdminApi.templates, {})
    for (const { templateId, state } of items)
      if (state !== 'off')
        await as('editor', outreachAdminApi.editTemplate, { templateId, ...wording, state: 'off' })
  }
  const newTemplate = async () => {
    await clearTopic()
    return { templateId: fresh(), topic: 'points.expiring' as const, ...wording }
  }
  const template = async (): Promise<Template> =>
    as('editor', outreachAdminApi.addTemplate, await newTemplate())
  const punished = async () => {
    await world.laurel.deps.engine.run((w, _input, now) => {
      const kept = w.get('restriction', 'sharing')
      const row = { since: now, until: null, reason: '存在诱导分享行为', liftedAt: null }
      if (kept) w.set('restriction', kept, row)
      else w.add('restriction', { kind: 'sharing', ...row })
    }, null)
    return { kind: 'sharing', because: '已整改' }
  }
  const answered = async () => ({
    answers: [{ templateId: (await template()).templateId, answer: 'accept' }],
  })
  return [
    {
      call: outreachApi.answers,
      as: 'member',
      input: answered,
      other: () => ({ answers: [{ templateId: 'another', answer: 'reject' }] }),
    },
    {
      call: outreachApi.setWanted,
      as: 'member',
      input: async () => ({ templateId: (await template()).templateId, isWanted: false }),
      other: () => ({ isWanted: true }),
    },
    {
      call: outreachAdminApi.addTemplate,
      as: 'editor',
      input: newTemplate,
      other: () => ({ title: '另一个' }),
    },
    {
      call: outreachAdminApi.editTemplate,
      as: 'editor',
      input: async () => ({ templateId: (await template()).templateId, ...wording, state: 'paused' }),
      other: () => ({ state: 'live' }),
    },
    { call: outreachAdminApi.lift, as: 'admin', input: punished, other: () => ({ because: '申诉成功' }) },
  ]
}
