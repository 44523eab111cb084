/** What a member allows and wants to be told of. */
import { outreachApi } from '@laurel/shared/outreach'
import * as schema from '@laurel/shared/outreach.schema'
import { Empty } from '@laurel/shared/schema'
import type { Feature } from '../../platform/feature.ts'
import { answer } from '../../platform/http/answer.ts'
import { setWanted, takeAnswers } from '../commands/settings.ts'
import type { OutreachQueries } from '../queries.ts'

export const settingRoutes =
  ({ listSettings }: OutreachQueries): Feature =>
  (app) => {
    answer(app, outreachApi.settings, {
      who: 'member',
      input: Empty,
      reply: schema.Settings,
      handle: (_input, { memberId }) => listSettings(memberId),
    })
    answer(app, outreachApi.answers, {
      who: 'member',
      input: schema.AnswersInput,
      reply: schema.Settings,
      handle: ({ answers }, { memberId, run }) => run(takeAnswers, { memberId, answers }),
    })
    answer(app, outreachApi.setWanted, {
      who: 'member',
      input: schema.SetWantedInput,
      reply: schema.Settings,
      handle: (input, { memberId, run }) => run(setWanted, { ...input, memberId }),
    })
  }
