/** A member's privacy centre: what is kept, taking it along, and closing the account. */
import { Readable } from 'node:stream'
import { peopleApi } from '@laurel/shared/people'
import * as schema from '@laurel/shared/people.schema'
import { Empty } from '@laurel/shared/schema'
import { identityQueries } from '../../identity/index.ts'
import { mallQueries } from '../../mall/index.ts'
import type { Deps } from '../../platform/feature.ts'
import { answer } from '../../platform/http/answer.ts'
import type { App } from '../../platform/http/server.ts'
import type { PersonalSection } from '../../platform/personal.ts'
import { close } from '../commands/close.ts'
import { countExport } from '../commands/export.ts'
import { csvExport, jsonExport } from '../export.ts'
import { recordsOf } from '../records.ts'
import { keepAtOnce } from '../tombstones.ts'

export function mountMine(app: App, deps: Deps, sections: readonly PersonalSection[]): void {
  const loadRecords = recordsOf(deps, sections)
  answer(app, peopleApi.mine, {
    who: 'member',
    input: Empty,
    reply: schema.MyRecords,
    handle: (_input, { memberId, now }) => loadRecords(memberId, now),
  })
  mountExport(app, deps, sections)
  mountClose(app, deps)
}

function mountExport(app: App, { reads, cipher }: Deps, sections: readonly PersonalSection[]): void {
  const { findMemberIds } = identityQueries(reads, cipher)
  answer(app, peopleApi.export, {
    who: 'member',
    input: schema.ExportInput,
    reply: schema.Export,
    handle: async ({ format }, { memberId, now, newId, run, headers }) => {
      await run(countExport, { memberId, factId: newId(), format })
      const person = { memberIds: await findMemberIds(memberId), exportedAt: now }
      const isJson = format === 'json'
      headers({
        'content-type': isJson ? 'application/json; charset=utf-8' : 'application/zip',
        'content-disposition': `attachment; filename="laurel-export.${isJson ? 'json' : 'zip'}"`,
      })
      return Readable.from(isJson ? jsonExport(sections, person) : csvExport(sections, person))
    },
  })
}

function mountClose(app: App, { reads, cipher, config, revocations }: Deps): void {
  const { findMemberIds } = identityQueries(reads, cipher)
  const { listKept } = mallQueries(reads)
  answer(app, peopleApi.close, {
    who: 'member',
    key: 'none', // an account is closed once by itself, and nobody is left to hear the answer again
    input: schema.CloseInput,
    reply: schema.Closed,
    handle: async ({ points }, { memberId, run }) => {
      const kept = await Promise.all((await findMemberIds(memberId)).map(listKept))
      const closed = await run(close, { memberId, points, orderIds: kept.flat() })
      await revocations.look()
      await keepAtOnce(config.erasuresFile, { memberId, at: closed.closedAt })
      return closed
    },
  })
}
