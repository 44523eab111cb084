/** What operators do with messages: word them, look for one, see how WeChat is, lift a punishment. */
import type { Role } from '@laurel/shared/operators'
import { outreachAdminApi } from '@laurel/shared/outreach'
import * as schema from '@laurel/shared/outreach.schema'
import { Empty } from '@laurel/shared/schema'
import type { Feature } from '../../platform/feature.ts'
import { answer } from '../../platform/http/answer.ts'
import { lift } from '../commands/restrictions.ts'
import { addTemplate, editTemplate } from '../commands/templates.ts'
import type { LoadHealth } from '../health.ts'
import type { OutreachQueries } from '../queries.ts'

const READERS = ['admin', 'editor', 'approver', 'manager', 'auditor'] as const satisfies Role[]
const EDITORS = ['admin', 'editor'] as const satisfies Role[]
/** Who was told what is a person's business: only whom it concerns. */
const LOG_READERS = ['admin', 'manager', 'auditor'] as const satisfies Role[]
/** Each look asks WeChat four times. */
const LOOKS_PER_MINUTE = 20

interface Kept {
  queries: OutreachQueries
  loadHealth: LoadHealth
}

export const adminRoutes =
  ({ queries, loadHealth }: Kept): Feature =>
  (app) => {
    templateRoutes(queries)(app)
    answer(app, outreachAdminApi.messages, {
      who: LOG_READERS,
      input: schema.ListMessagesInput,
      reply: schema.MessagePage,
      handle: (input) => queries.listMessages(input),
    })
    answer(app, outreachAdminApi.health, {
      who: READERS,
      ratePerMinute: LOOKS_PER_MINUTE,
      input: Empty,
      reply: schema.Health,
      handle: () => loadHealth(),
    })
    answer(app, outreachAdminApi.lift, {
      who: ['admin'],
      input: schema.LiftInput,
      reply: schema.Restriction,
      handle: (input, { run }) => run(lift, input),
    })
  }

const templateRoutes =
  ({ listTemplates }: OutreachQueries): Feature =>
  (app) => {
    answer(app, outreachAdminApi.templates, {
      who: READERS,
      input: Empty,
      reply: schema.Templates,
      handle: () => listTemplates(),
    })
    answer(app, outreachAdminApi.addTemplate, {
      who: EDITORS,
      status: 201,
      input: schema.AddTemplateInput,
      reply: schema.Template,
      handle: (input, { run }) => run(addTemplate, input),
    })
    answer(app, outreachAdminApi.editTemplate, {
      who: EDITORS,
      input: schema.EditTemplateInput,
      reply: schema.Template,
      handle: (input, { run }) => run(editTemplate, input),
    })
  }
