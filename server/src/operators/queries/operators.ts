/** Reads of operators. */
import type { OperatorLine } from '@laurel/shared/operators'
import { asc, eq, sql } from 'drizzle-orm'
import type { Reads } from '../../platform/database.ts'
import type { Row } from '../../schema.ts'

export type OperatorQueries = ReturnType<typeof operatorQueries>

export function operatorQueries({ read, schema: { operator } }: Reads) {
  const byId = read
    .select()
    .from(operator)
    .where(eq(operator.id, sql.placeholder('id')))
    .prepare('identity_operator')
  const byLogin = read
    .select()
    .from(operator)
    .where(eq(operator.login, sql.placeholder('login')))
    .prepare('identity_operator_by_login')
  const { id, login, name, role, state, totpAt } = operator
  const all = read
    .select({ id, login, name, role, state, totpAt })
    .from(operator)
    .orderBy(asc(login))
    .prepare('identity_operators')
  return {
    async findOperator(id: string): Promise<Row<'operator'> | undefined> {
      return (await byId.execute({ id }))[0]
    },
    async findOperatorByLogin(login: string): Promise<Row<'operator'> | undefined> {
      return (await byLogin.execute({ login }))[0]
    },
    async listOperators(): Promise<{ items: OperatorLine[] }> {
      const rows = await all.execute()
      return { items: rows.map(({ totpAt: at, ...line }) => ({ ...line, hasTotp: at !== null })) }
    },
  }
}
