/** Proves that an operator is who he says: the try is counted, then the password is held against, then the second factor. */
import type { OperatorSignInInput } from '@laurel/shared/operators'
import type { Deps } from '../platform/feature.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Row } from '../schema.ts'
import { finishSignIn, type SecondFactor } from './commands/sessions.ts'
import { countTry, noteFailure, type Try } from './commands/tries.ts'
import { isPassword } from './password.ts'
import type { OperatorQueries } from './queries/operators.ts'
import { totpBound } from './seals.ts'
import { isTotpCode, plainRecoveryCode, stepOf } from './totp.ts'

export interface Asker {
  ip: string
  /** The call, as the audit trail names it. */
  call: string
}

type Failure = 'PASSWORD_WRONG' | 'TOTP_MISSING' | 'TOTP_WRONG'
export type SignInDesk = ReturnType<typeof signInDesk>

/** A login that nobody has is counted and locked like any other: the answers tell nothing apart. */
export const loginHashOf = ({ cipher }: Pick<Deps, 'cipher'>, login: string): string =>
  cipher.blind(`operator-login/${login}`)

export const recoveryHashOf = ({ cipher }: Pick<Deps, 'cipher'>, operatorId: string, code: string): string =>
  cipher.blind(`recovery/${operatorId}/${plainRecoveryCode(code)}`)

export function signInDesk(deps: Deps, queries: OperatorQueries) {
  const { engine, newId, auditChain: chain, config } = deps
  const tryOf = (login: string, operator: Row<'operator'> | undefined, asker: Asker): Try => ({
    ...asker,
    chain,
    entryId: newId(),
    loginHash: loginHashOf(deps, login),
    operator: operator ? { id: operator.id, login: operator.login } : null,
  })
  const fail = async (made: Try, code: Failure): Promise<never> => {
    await engine.run(noteFailure, { ...made, code })
    throw new Refusal(code)
  }
  /** The try stays counted: whoever goes on with it forgives it. */
  async function provePassword(
    made: Try,
    operator: Row<'operator'> | undefined,
    password: string,
  ): Promise<Row<'operator'>> {
    await engine.run(countTry, made)
    const fits = await isPassword(password, operator?.passwordHash, config.passwordCost)
    return operator && fits && operator.state === 'active' ? operator : fail(made, 'PASSWORD_WRONG')
  }
  return {
    async prove(
      { login, password, code }: OperatorSignInInput,
      { sessionHash, ...asker }: Asker & { sessionHash: string | null },
    ): Promise<Row<'operator'>> {
      const found = await queries.findOperatorByLogin(login)
      const made = tryOf(login, found, asker)
      const operator = await provePassword(made, found, password)
      const { id, passwordHash, totpAt } = operator
      if (totpAt !== null && code === undefined) return fail(made, 'TOTP_MISSING')
      const factor = factorOf(deps, operator, code)
      const signIn = { ...made, operator: { id, login }, passwordHash, factor, sessionHash }
      return (await engine.run(finishSignIn, signIn)) ? operator : fail(made, 'TOTP_WRONG')
    },
    /** Once more, before something that only its owner may change. */
    async provePasswordOf(operatorId: string, password: string, asker: Asker): Promise<Row<'operator'>> {
      const operator = await queries.findOperator(operatorId)
      if (!operator) throw new Refusal('SESSION_EXPIRED')
      return provePassword(tryOf(operator.login, operator, asker), operator, password)
    },
    async countCode(operator: Row<'operator'>, asker: Asker): Promise<Try> {
      const made = tryOf(operator.login, operator, asker)
      await engine.run(countTry, made)
      return made
    },
    fail,
  }
}

function factorOf(deps: Deps, operator: Row<'operator'>, code = ''): SecondFactor {
  const { id, sealedTotp } = operator
  if (!isTotpCode(code)) return { step: null, recoveryHash: recoveryHashOf(deps, id, code) }
  const secret = sealedTotp === null ? null : deps.cipher.open(sealedTotp, totpBound(id))
  return { step: secret === null ? null : stepOf(secret, code, deps.clock()), recoveryHash: null }
}
