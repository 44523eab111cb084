/** The control API's shape, in process as over HTTP: all that happens at WeChat or on a phone beside server calls. */
import type { PushEvent, PushOptions, PushReport } from '../push/events.ts'
import type { AppSettings } from '../stores/apps.ts'
import type { CallRecord } from '../stores/calls.ts'
import type { Fault, FaultInput } from '../stores/faults.ts'
import type { Link } from '../stores/links.ts'
import type { MediaCheck } from '../stores/media-checks.ts'
import type { Message } from '../stores/messages.ts'
import type { QrCode } from '../stores/qr-codes.ts'
import type { RidRecord } from '../stores/rids.ts'
import type { Template, TemplateInput } from '../stores/templates.ts'
import type { RiskRank, User, UserInput } from '../stores/users.ts'
import type { Verdict, VerdictInput } from '../stores/verdicts.ts'

/** `appid` is that of the first app when left out. */
export interface OfApp {
  appid?: string
}

/** What people do on their phones. */
export interface PeopleControl {
  createUser(input?: UserInput & OfApp): User
  users(): User[]
  /** What wx.login would give this user; counts as a visit. */
  loginCode(openid: string): string
  /** What the getPhoneNumber button would give; counts as a visit. 409 when the user has no phone. */
  phoneCode(openid: string): string
  setPhone(openid: string, phone: string | null): User
  setBlocked(openid: string, blocked: boolean): User
  setRisk(openid: string, riskRank: RiskRank): User
  /** The user opens the mini program: text, media and risk checks need that within two hours. */
  visit(openid: string): User
  /** The popup of wx.requestSubscribeMessage, answered by template; counts as a visit. Answers the accepts left. */
  tapSubscribe(openid: string, answers: Record<string, 'accept' | 'reject'>): Record<string, number>
  /** The user turns a template off in the settings: no accept is left. */
  rejectInSettings(openid: string, templateIds: string[]): void
  /** How many messages may still be sent. */
  acceptsLeft(openid: string, templateId: string): number
  /** Opens a URL link; 404 when it does not exist or has expired. */
  openLink(url: string): Link
}

/** What the owner sets up and what the platform decides. */
export interface PlatformControl {
  configureApp(settings: AppSettings & OfApp): void
  /** As if another server had forced a new stable token: the one in use dies without a word. */
  supersedeToken(appid?: string): void
  /** null: whatever page is asked for is published. */
  publishPages(pages: string[] | null, appid?: string): void
  addTemplate(template: TemplateInput & OfApp): Template
  templates(appid?: string): Template[]
  banTemplate(templateId: string, banned: boolean, appid?: string): Template
  /** From now on texts that contain `word`, or media whose address contains it, are judged so. */
  judge(input: VerdictInput): Verdict
  verdicts(): Verdict[]
  clearVerdicts(): void
}

/** WeChat calling the app's server. */
export interface PushControl {
  /** The config GET; true when the server answered with the echostr. */
  verifyPush(appid?: string): Promise<boolean>
  /** Sends and waits for the outcome, retries included: one report a copy. */
  push(event: PushEvent, options?: PushOptions & OfApp): Promise<PushReport[]>
  /** Several at once; each waits for its turn unless `together`. */
  pushAll(
    events: readonly PushEvent[],
    options?: PushOptions & OfApp & { order?: 'given' | 'reversed' | 'shuffled'; together?: boolean },
  ): Promise<PushReport[]>
  /** The very same bytes again, with the old timestamp, nonce and signature. */
  replayPush(id: number): Promise<PushReport>
  pushes(): PushReport[]
  /** Waits until everything that was set off by taps, sends and checks is delivered or given up. */
  pushesDone(): Promise<PushReport[]>
}

export interface TimeControl {
  now(): number
  advance(ms: number): number
  setClock(at: number): number
  /** What WeChat writes into rids, watermarks and events runs ahead by so much; expiries do not. */
  skewClock(ms: number): void
}

export interface RecordControl {
  fault(input: FaultInput): Fault
  faults(): Fault[]
  clearFaults(path?: string): void
  calls(path?: string): CallRecord[]
  /** Calls by path since the last reset. */
  counters(): Record<string, number>
  /** Subscription messages that were sent. */
  messages(openid?: string): Message[]
  qrCodes(): QrCode[]
  links(): Link[]
  mediaChecks(): MediaCheck[]
  rids(): RidRecord[]
  reset(): void
}

export interface Control extends PeopleControl, PlatformControl, PushControl, TimeControl, RecordControl {}

export class ControlError extends Error {
  readonly status: 404 | 409

  constructor(status: 404 | 409, message: string) {
    super(message)
    this.status = status
  }
}
