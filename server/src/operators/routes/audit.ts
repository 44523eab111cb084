/** The audit trail: by pages, or all of it as a file. */
import { Readable } from 'node:stream'
import { type AuditEntry, operatorApi } from '@laurel/shared/operators'
import * as schema from '@laurel/shared/operators.schema'
import { Type } from 'typebox'
import { BYTE_ORDER_MARK, csvLine } from '../../platform/csv.ts'
import type { Deps, Feature } from '../../platform/feature.ts'
import { answer } from '../../platform/http/answer.ts'
import { auditQueries } from '../queries/audit.ts'

const READERS = ['admin', 'auditor'] as const
const FILES_PER_MINUTE = 10

export const auditRoutes = ({ reads }: Deps): Feature => {
  const { listAudit, everyAudit } = auditQueries(reads)
  return (app) => {
    answer(app, operatorApi.audit, {
      who: READERS,
      input: schema.ListAuditInput,
      reply: schema.AuditPage,
      handle: (input) => listAudit(input),
    })
    answer(app, operatorApi.auditFile, {
      who: READERS,
      ratePerMinute: FILES_PER_MINUTE,
      input: schema.AuditFilter,
      reply: Type.String({ description: 'CSV' }),
      handle: (input, { header }) => {
        header('content-type', 'text/csv; charset=utf-8')
        header('content-disposition', 'attachment; filename="audit.csv"')
        // A stream is sent as it is; its type is the text that comes of it.
        return Readable.from(linesOf(everyAudit(input))) as unknown as string
      },
    })
  }
}

const COLUMNS = ['number', 'at', 'operatorId', 'call', 'input', 'output', 'id', 'hash']

async function* linesOf(entries: AsyncIterable<AuditEntry>): AsyncIterable<string> {
  yield BYTE_ORDER_MARK + csvLine(COLUMNS)
  for await (const { number, at, operatorId, call, input, output, id, hash } of entries) {
    const [sent, came] = [JSON.stringify(input), JSON.stringify(output)]
    yield csvLine([number, new Date(at).toISOString(), operatorId, call, sent, came, id, hash])
  }
}
