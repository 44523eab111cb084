/** Delivers messages to members over WeChat: one member's one after another, several members at a time. */
import { type IdentityQueries, identityQueries } from '../identity/index.ts'
import type { Deps } from '../platform/feature.ts'
import { type Channel, type Deliver, Later, type Message } from '../platform/outbox.ts'
import { type Wechat, WechatError } from '../platform/wechat/index.ts'
import { type Begun, beginMessage, type Settled, settleMessage } from './commands/deliver.ts'
import { MESSAGE_TOPIC } from './commands/notify.ts'
import { type Outcome, outcomeOf } from './rules/outcome.ts'
import { valuesFor } from './values.ts'

/** Members at a time: WeChat allows far more, but redemptions come first. */
const MEMBERS_MAX = 8
/** What WeChat would say of a value that we refuse before it is sent. */
const VALUE_REFUSED = 47003

interface Sending extends Pick<Deps, 'engine' | 'wechat'> {
  openidsOf: IdentityQueries['openidsOf']
}

/** As `notify` leaves it in the outbox. */
interface Payload {
  memberId: string
  id: string
  templateId: string
  values: Record<string, string>
}

const payloadOf = ({ payload }: Message): Payload => payload as unknown as Payload

export const messageChannel = ({ engine, wechat, reads, cipher }: Deps): Channel => ({
  topic: MESSAGE_TOPIC,
  laneOf: (message) => `member/${payloadOf(message).memberId}`,
  lanesMax: MEMBERS_MAX,
  deliver: deliverBy({ engine, wechat, openidsOf: identityQueries(reads, cipher).openidsOf }),
})

const deliverBy =
  (deps: Sending): Deliver =>
  async (message) => {
    const { values, ...key } = payloadOf(message)
    const begun = await deps.engine.run(beginMessage, key)
    if (begun.is === 'wait') throw new Later(begun.until)
    if (begun.is === 'done') return
    const answer = await send(deps, { ...begun, ...key, values })
    const nextAt = await deps.engine.run(settleMessage, { ...key, ...answer })
    if (nextAt !== null) throw new Later(nextAt)
  }

type Letter = Payload & Extract<Begun, { is: 'send' }>
type Answer = Pick<Settled, 'outcome' | 'errcode' | 'rid'>

/** Whom WeChat knows by no name any more, nobody can tell anything. */
async function send({ wechat, openidsOf }: Sending, letter: Letter): Promise<Answer> {
  const [openid] = await openidsOf(letter.memberId)
  if (openid === undefined) return { outcome: 'wrong', errcode: null, rid: null }
  return post(wechat, {
    openid,
    templateId: letter.templateId,
    page: letter.page,
    values: valuesFor(letter.fields, letter.values),
  })
}

async function post(wechat: Wechat, message: Parameters<Wechat['sendSubscribeMessage']>[0]): Promise<Answer> {
  try {
    await wechat.sendSubscribeMessage(message)
    return { outcome: 'sent', errcode: null, rid: null }
  } catch (error) {
    if (!(error instanceof WechatError)) throw error
    const { errcode, rid, reason } = error
    const outcome: Outcome = outcomeOf(error)
    return { outcome, errcode: errcode ?? (reason === 'VALUE' ? VALUE_REFUSED : null), rid }
  }
}
