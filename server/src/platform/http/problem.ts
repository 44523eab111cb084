/** One handler answers everything that goes wrong, as RFC 9457 problems. */
import type { Problem } from '@laurel/shared/call'
import { type RefusalCode, refusalWords } from '@laurel/shared/words.zh'
import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify'
import { Refusal, statusOf } from '../refusal.ts'

export function problemOf(code: RefusalCode, details?: Record<string, unknown>): Problem {
  return {
    type: `urn:laurel:refusal:${code}`,
    title: code,
    status: statusOf(code),
    code,
    detail: refusalWords[code],
    ...(details ? { details } : {}),
  }
}

export function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  return reply
    .code(problem.status)
    .headers({
      'content-type': 'application/problem+json; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    })
    .serializer(JSON.stringify)
    .send(problem)
}

/** The second net: a constraint of the database refused what the rules let pass. Somebody else was first. */
const isConflict = (code: string): boolean =>
  code.startsWith('SQLITE_CONSTRAINT') || code === '23505' || code === '23514'
/** Full or locked; PostgreSQL's classes 08 (connection), 53 (resources), 57P (being stopped), and batches that lost every try. */
const isBusy = ({ code = '', message = '' }: FastifyError): boolean =>
  /^(SQLITE_(BUSY|FULL|LOCKED)|08...$|53...$|57P..$|40001$|40P01$|ECONN|EPIPE$|ETIMEDOUT$)/.test(code) ||
  message.startsWith('Connection terminated')

function codeOf(error: FastifyError): RefusalCode {
  const { code = '', statusCode = 500 } = error
  if (error.validation || code === 'FST_ERR_CTP_INVALID_JSON_BODY') return 'INPUT_INVALID'
  if (statusCode === 429) return 'RATE_EXCEEDED'
  if (statusCode === 503 || isBusy(error)) return 'SERVER_BUSY'
  if (isConflict(code)) return 'ROW_CONFLICT'
  return statusCode < 500 ? 'INPUT_INVALID' : 'SERVER_FAULT'
}

/** Which inputs are wrong and how, in the words of the schema. */
const wrongInputs = (error: FastifyError): Record<string, unknown> | undefined =>
  error.validation && {
    inputs: error.validation.map(({ instancePath, message, params }) => ({
      at: instancePath,
      message,
      ...params,
    })),
  }

export function answerProblems(app: FastifyInstance): void {
  app.setNotFoundHandler((_request, reply) => sendProblem(reply, problemOf('ROUTE_UNKNOWN')))
  app.setErrorHandler((error: FastifyError, request, reply) => {
    if (error instanceof Refusal) return sendProblem(reply, problemOf(error.code, error.details))
    const code = codeOf(error)
    if (code === 'SERVER_FAULT' || code === 'SERVER_BUSY')
      request.log.error({ err: error, reqId: request.id }, 'a request failed')
    return sendProblem(reply, problemOf(code, wrongInputs(error)))
  })
}
