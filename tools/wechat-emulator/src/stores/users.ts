/** WeChat users as one app sees them. */
import { type Randomness, urlSafe } from '../randomness.ts'
import type { App } from './apps.ts'

export type RiskRank = 0 | 1 | 2 | 3 | 4

export interface UserInput {
  /** Any unused name of 1–64 letters, digits, `_` or `-`; by default 28 characters starting with `o`, as WeChat's. */
  openid?: string
  /** Give one person the same unionid in two apps; by default a new one. */
  unionid?: string
  nickname?: string
  /** `13800138000`, or with the country code before a dash: `+852-61234567`. */
  phone?: string
}

export interface User {
  appid: string
  openid: string
  unionid: string
  nickname: string
  phone: string | null
  /** A high-risk user, whose logins WeChat turns away (40226). */
  blocked: boolean
  /** What getuserriskrank answers. */
  riskRank: RiskRank
  /** Checks that look at the user want a visit within two hours (61010). */
  lastVisitAt: number | null
}

export interface Users {
  add(app: App, input: UserInput): User | null
  find(openid: string): User | undefined
  list(): User[]
  clear(): void
}

export function createUsers(random: Randomness): Users {
  const users = new Map<string, User>()
  const openid = () => `o${random.text(27, urlSafe)}`
  return {
    add(app, input) {
      const user: User = {
        appid: app.appid,
        openid: openid(),
        unionid: openid(),
        nickname: '',
        phone: null,
        blocked: false,
        riskRank: 0,
        lastVisitAt: null,
        ...input,
      }
      if (users.has(user.openid)) return null
      users.set(user.openid, user)
      return user
    },
    find: (id) => users.get(id),
    list: () => [...users.values()],
    clear: () => users.clear(),
  }
}
