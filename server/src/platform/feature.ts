/** What every feature is handed, and the shape in which it is mounted. */
import type { Config } from '../config.ts'
import type { Engine } from '../schema.ts'
import type { AuditChain } from './audit-chain.ts'
import type { Cipher } from './cipher.ts'
import type { Clock } from './clock.ts'
import type { Reads } from './database.ts'
import type { Revocations } from './http/revocations.ts'
import type { App } from './http/server.ts'
import type { Tokens } from './http/tokens.ts'
import type { NewId, Random } from './ids.ts'
import type { ImageStore } from './image-store.ts'
import type { Sms } from './sms.ts'
import type { Wechat } from './wechat/index.ts'

export interface Deps {
  engine: Engine
  reads: Reads
  clock: Clock
  newId: NewId
  random: Random
  tokens: Tokens
  revocations: Revocations
  cipher: Cipher
  images: ImageStore
  auditChain: AuditChain
  wechat: Wechat
  sms: Sms
  config: Config
}

export type Feature = (app: App) => void
