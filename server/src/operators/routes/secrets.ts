/** An operator's own password and second factor. */
import { operatorApi } from '@laurel/shared/operators'
import * as schema from '@laurel/shared/operators.schema'
import { Empty } from '@laurel/shared/schema'
import type { Feature } from '../../platform/feature.ts'
import { answer } from '../../platform/http/answer.ts'
import { nameOf } from '../../platform/http/ask.ts'
import type { App } from '../../platform/http/server.ts'
import { Refusal } from '../../platform/refusal.ts'
import { beginTotp, changePassword, confirmTotp } from '../commands/secrets.ts'
import { hashPassword, refusePassword } from '../password.ts'
import { totpBound } from '../seals.ts'
import { loginHashOf, recoveryHashOf } from '../sign-in.ts'
import { newRecoveryCodes, newTotpSecret, stepOf, totpUri } from '../totp.ts'
import type { SignInNeeds } from './sign-in.ts'

export const secretRoutes =
  (needs: SignInNeeds): Feature =>
  (app) => {
    mountPassword(app, needs)
    mountBegin(app, needs)
    mountConfirm(app, needs)
  }

function mountPassword(app: App, { deps, desk }: SignInNeeds): void {
  answer(app, operatorApi.changePassword, {
    who: 'operator',
    key: 'none', // proven by the old password, which then is no more
    input: schema.ChangePasswordInput,
    reply: Empty,
    secrets: ['password', 'newPassword'],
    handle: async ({ password, newPassword }, { run, ip, operator: { id: operatorId } }) => {
      const asker = { ip, call: nameOf(operatorApi.changePassword) }
      const { login } = await desk.provePasswordOf(operatorId, password, asker)
      const refusal = newPassword === password ? 'PASSWORD_WEAK' : refusePassword(newPassword, login)
      if (refusal) throw new Refusal(refusal)
      const passwordHash = await hashPassword(newPassword, {
        random: deps.random,
        cost: deps.config.passwordCost,
      })
      const done = await run(changePassword, {
        operatorId,
        passwordHash,
        loginHash: loginHashOf(deps, login),
      })
      await deps.revocations.look()
      return done
    },
  })
}

function mountBegin(app: App, { deps, desk }: SignInNeeds): void {
  answer(app, operatorApi.beginTotp, {
    who: 'operator',
    key: 'none', // each time another secret, and the last one counts
    input: schema.BeginTotpInput,
    reply: schema.TotpSecret,
    secrets: ['password'],
    handle: async ({ password }, { run, ip, operator: { id: operatorId } }) => {
      const asker = { ip, call: nameOf(operatorApi.beginTotp) }
      const { login } = await desk.provePasswordOf(operatorId, password, asker)
      const secret = newTotpSecret(deps.random)
      const sealedTotp = deps.cipher.seal(secret, totpBound(operatorId))
      await run(beginTotp, { operatorId, sealedTotp, loginHash: loginHashOf(deps, login) })
      return { uri: totpUri(secret, login), secret }
    },
  })
}

function mountConfirm(app: App, { deps, desk, queries }: SignInNeeds): void {
  const { cipher, clock, random, revocations } = deps
  answer(app, operatorApi.confirmTotp, {
    who: 'operator',
    key: 'none', // a code is taken once
    input: schema.ConfirmTotpInput,
    reply: schema.RecoveryCodes,
    secrets: ['code'],
    handle: async ({ code }, { run, ip, operator: { id: operatorId } }) => {
      const operator = await queries.findOperator(operatorId)
      if (!operator?.sealedTotp) throw new Refusal('TOTP_NOT_BEGUN')
      const { login, sealedTotp } = operator
      const made = await desk.countCode(operator, { ip, call: nameOf(operatorApi.confirmTotp) })
      const step = stepOf(cipher.open(sealedTotp, totpBound(operatorId)), code, clock())
      if (step === null) return desk.fail(made, 'TOTP_WRONG')
      const recoveryCodes = newRecoveryCodes(random)
      const recoveryHashes = recoveryCodes.map((one) => recoveryHashOf(deps, operatorId, one))
      const loginHash = loginHashOf(deps, login)
      await run(confirmTotp, { operatorId, sealedTotp, step, recoveryHashes, loginHash })
      await revocations.look()
      return { recoveryCodes }
    },
  })
}
