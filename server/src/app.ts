/** The whole server on one screen: its features, and the jobs the clock asks for. */
import { randomInt } from 'node:crypto'
import { budgetApprovals, budgetRoutes } from './budget/index.ts'
import type { Config } from './config.ts'
import { drawJobs, drawKindWith, drawsRoutes, stageChances } from './draws/index.ts'
import { earnKind } from './earning/index.ts'
import { eventsRoutes } from './events/index.ts'
import { forgetRevoked, identityRoutes, mediaChecked } from './identity/index.ts'
import { insightsRoutes } from './insights/index.ts'
import { branchNamed, leadApprovals, leadJobs, leadsRoutes } from './leads/index.ts'
import { listeners } from './listeners.ts'
import { mallRoutes } from './mall/index.ts'
import { membershipRoutes, tickJob, tiersKind } from './membership/index.ts'
import { type OfferKindDef, offerApprovals, offersRoutes, withheldJob } from './offers/index.ts'
import {
  beginAuditTrail,
  operatorApprovals,
  operatorBrowsers,
  operatorsJob,
  operatorsRoutes,
} from './operators/index.ts'
import { messageChannel, outreachRoutes, type PushHandlers, pushForgetting } from './outreach/index.ts'
import {
  cancelled,
  peopleApprovals,
  peopleJobs,
  peopleRoutes,
  reapplyErasures,
  tombstoneChannel,
} from './people/index.ts'
import { auditChain } from './platform/audit-chain.ts'
import { type Cipher, createCipher } from './platform/cipher.ts'
import { type Clock, systemClock } from './platform/clock.ts'
import type { Db } from './platform/database.ts'
import type { Deps, Feature } from './platform/feature.ts'
import { devTexts } from './platform/http/dev-texts.ts'
import { healthRoutes } from './platform/http/health.ts'
import { serveImages } from './platform/http/images.ts'
import { servePages } from './platform/http/pages.ts'
import { type App, createServer, type ServerOptions } from './platform/http/server.ts'
import { idMaker } from './platform/ids.ts'
import { createImageStore, imageJob } from './platform/image-store.ts'
import { type Job, type Jobs, startJobs } from './platform/jobs.ts'
import { listening } from './platform/listening.ts'
import { outboxJobs } from './platform/outbox.ts'
import { createSms } from './platform/sms.ts'
import { sweepJob } from './platform/sweep.ts'
import { revocationJob } from './platform/sweep-revocations.ts'
import { toNobody, webhook } from './platform/webhook.ts'
import type { Wechat } from './platform/wechat/index.ts'
import { expiryJob, expiryNotices, pointsRoutes } from './points/index.ts'
import { quizJobs, quizKind, quizzesRoutes } from './quizzes/index.ts'
import { referralJobs, referralKind, referralRoutes, shortLinks } from './referral/index.ts'
import { tabsRoutes } from './tabs/index.ts'
import { taskKind, tasksRoutes } from './tasks/index.ts'
import { whyRoutes } from './why/index.ts'

/** What may be published: each is owned by a feature. */
const offerKindsWith = (cipher: Cipher): readonly OfferKindDef[] => [
  ...[tiersKind, earnKind, taskKind, quizKind, referralKind],
  drawKindWith(cipher),
]

/** What operators decide by four eyes. */
const approvalKindsWith = (offerKinds: readonly OfferKindDef[]) => [
  ...operatorApprovals,
  ...budgetApprovals,
  ...peopleApprovals,
  ...offerApprovals(offerKinds),
  ...leadApprovals,
]

/** What follows when WeChat tells of a member. */
const pushHandlers: PushHandlers = { mediaChecked, revoked: forgetRevoked, cancelled }

export interface AppOptions {
  config: Config
  db: Db
  wechat: Wechat
  clock?: Clock
  random?: (bound: number) => number
  logger?: ServerOptions['logger']
  /** Folder of the H5 build, when it is to be served from here. */
  previewDir?: string
}

export interface Laurel {
  app: App
  deps: Deps
  startJobs(): Jobs
}

export const cipherOf = ({ fieldKeys, blindKey }: Pick<Config, 'fieldKeys' | 'blindKey'>): Cipher =>
  createCipher({ fields: fieldKeys, blind: Buffer.from(blindKey) })

export async function createApp(options: AppOptions): Promise<Laurel> {
  const { config, db, wechat, clock = systemClock, random = randomInt } = options
  const newId = idMaker(clock, random)
  const engine = listening(db.engine, listeners)
  const chain = auditChain(config.blindKey)
  const cipher = cipherOf(config)
  const app = await createServer({
    engine,
    reads: db,
    clock,
    newId,
    auditChain: chain,
    browsers: operatorBrowsers({ reads: db, engine: db.engine, clock, cipher, config }),
    jwtSecret: config.jwtSecret,
    corsOrigins: config.corsOrigins,
    trustProxy: config.trustProxy,
    ratePerMinute: config.ratePerMinute,
    busyAfterMs: config.busyAfterMs,
    ...(options.logger ? { logger: options.logger } : {}),
  })
  const images = createImageStore({ dir: config.filesDir, engine: db.engine, random })
  const sms = createSms({ gateway: config.sms, production: config.production, clock, log: app.log })
  app.addHook('onClose', () => sms.close())
  const deps: Deps = {
    engine,
    reads: db,
    clock,
    newId,
    random,
    tokens: app.tokens,
    revocations: app.revocations,
    cipher,
    images,
    auditChain: chain,
    wechat,
    sms,
    config,
  }

  await beginAuditTrail(deps)
  await reapplyErasures(deps)
  const features = featuresOf(deps)
  await app.register(async (api) => void features.map((mount) => mount(api as App)), { prefix: '/api' })
  await app.register(healthRoutes(db, app.revocations))
  await app.register(devTexts(sms))
  await app.register(serveImages(images))
  const connectTo = config.production ? [] : [config.wechat.baseUrl]
  const { previewDir } = options
  const pages = [shortLinks(deps)]
  await app.register(servePages({ production: config.production, connectTo, previewDir, pages }))

  return { app, deps, startJobs: () => startJobs(jobsOf(db, deps), app.log) }
}

/** In the order of the words. */
function featuresOf(deps: Deps): Feature[] {
  const offerKinds = offerKindsWith(deps.cipher)
  return [
    identityRoutes,
    (all: Deps) => operatorsRoutes(all, approvalKindsWith(offerKinds)),
    (all: Deps) => outreachRoutes(all, pushHandlers),
    eventsRoutes,
    pointsRoutes,
    budgetRoutes,
    (all: Deps) => offersRoutes(all, offerKinds),
    membershipRoutes,
    tasksRoutes,
    (all: Deps) => quizzesRoutes(all, stageChances(all)),
    mallRoutes,
    drawsRoutes,
    (all: Deps) => referralRoutes(all, branchNamed),
    leadsRoutes,
    peopleRoutes,
    whyRoutes,
    insightsRoutes,
    tabsRoutes,
  ].map((routes) => routes(deps))
}

/** What leaves the process, what is over, and what falls due. */
function jobsOf(db: Db, deps: Deps): Job[] {
  const { config, clock, images } = deps
  const others = config.outbox ? webhook(config.outbox, clock) : toNobody
  return [
    ...outboxJobs(db, {
      clock,
      holder: deps.newId(),
      channels: [messageChannel(deps), tombstoneChannel(deps)],
      others,
    }),
    sweepJob(db, clock),
    imageJob(db, images, clock),
    revocationJob(db, clock),
    expiryJob(deps),
    expiryNotices(deps),
    withheldJob(deps),
    tickJob(deps),
    ...quizJobs(deps),
    ...referralJobs(deps),
    ...drawJobs(deps),
    ...leadJobs(deps),
    pushForgetting(deps),
    operatorsJob(deps),
    ...peopleJobs(deps),
  ]
}
