/** The demo's campaigns: a quiz and a draw that are over and can be drawn anew, and those of the season, with members in the middle of them. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { drawJobs } from '@laurel/server/draws/index'
import { type ChanceSource, type DrawPrize, drawsApi } from '@laurel/shared/draws'
import { offersApi } from '@laurel/shared/offers'
import { type QuizBody, quizzesApi } from '@laurel/shared/quizzes'
import { type Bank, bankOf, importBank, nonceFor, playKnowing } from './campaigns.ts'
import { autumnPrizes, autumnQuiz, drawRules, quizRules, snowPrizes, snowQuiz } from './demo-prizes.ts'
import type { DemoStage } from './demo-referral.ts'
import { drawBody, drawOnce } from './draws.ts'
import { HOME, type MemberClient } from './members.ts'

const SECOND_MS = 1_000
const MINUTE_MS = 60_000
const SHEET = join(import.meta.dirname, 'demo-questions.csv')
/** Whoever spends something on a day has a chance, too. */
const SPENDING = '今天消费一笔'

interface Stage extends DemoStage {
  parentId: string
  skuOf(art: string): string
}

interface Campaign {
  quizId: string
  drawId: string
  prizes: readonly DrawPrize[]
}

interface Plan {
  quiz: { title: string; body: QuizBody }
  draw: { title: string; prizes: DrawPrize[]; sources: ChanceSource[] }
  endsAt: number
}

interface Player {
  name: string
  called: string
  /** Right answers, stage by stage. */
  right: readonly number[]
  /** For each stage; who needs no time is looked at again. */
  seconds?: number
  /** Where the first draw falls; else it falls where it falls. */
  wins?: string
  claims?: boolean
}

const autumnPlayers: Player[] = [
  { name: 'shenyue', called: '沈月', right: [5], wins: 'bag', claims: true },
  { name: 'lumingyuan', called: '陆明远', right: [4], wins: 'bag' },
  { name: 'xuqing', called: '许晴', right: [3], wins: 'sapling' },
  { name: 'jiangnan', called: '江楠', right: [5] },
  { name: 'tangxin', called: '唐欣', right: [2] },
]
const snowPlayers: Player[] = [
  { name: 'shenyue', called: '沈月', right: [5, 6, 8] },
  { name: 'lumingyuan', called: '陆明远', right: [5, 5, 6], wins: 'coffee' },
  { name: 'xuqing', called: '许晴', right: [4, 4, 5] },
  { name: 'jiangnan', called: '江楠', right: [3, 2] },
  { name: 'tangxin', called: '唐欣', right: [2] },
  { name: 'fangzhou', called: '方舟', right: [5, 6, 7], wins: 'tea', claims: true },
  { name: 'baitao', called: '白桃', right: [5], seconds: 0 },
]

export function demoCampaigns(stage: Stage) {
  const { w, wait, skuOf } = stage
  let bank: Bank = new Map()
  let autumn: Campaign | null = null
  let snow: Campaign | null = null

  async function playAll(campaign: Campaign, players: readonly Player[]): Promise<void> {
    for (const player of players) {
      wait(7 * MINUTE_MS)
      const who = await w.member(player.name)
      await w.name(who.id, player.called)
      await play(stage, { bank, campaign, player, who })
    }
  }

  return {
    async openAutumn(endsAt: number): Promise<void> {
      const { operators } = await w.operatorsNow()
      await importBank(operators, readFileSync(SHEET, 'utf8'))
      bank = await bankOf(operators)
      const draw = { title: '立冬好礼', prizes: autumnPrizes(skuOf), sources: [] }
      autumn = await open(stage, { quiz: { title: '立冬知识小测', body: autumnQuiz }, draw, endsAt })
    },
    liveAutumn: () => playAll(must(autumn), autumnPlayers),
    /** What nobody claimed lapses, the seed is told, and what was never won goes back. */
    async closeAutumn(): Promise<void> {
      for (const { run } of drawJobs(w.laurel.deps)) await run()
    },
    async openSnow(endsAt: number): Promise<void> {
      const sources = [await spendingOf(stage)]
      const draw = { title: '小雪好礼', prizes: snowPrizes(skuOf), sources }
      snow = await open(stage, { quiz: { title: '小雪知识闯关', body: snowQuiz }, draw, endsAt })
    },
    liveSnow: () => playAll(must(snow), snowPlayers),
    async playAs(who: MemberClient): Promise<void> {
      const { quizId } = must(snow)
      await who.ask(quizzesApi.seen, { quizId })
      await playKnowing(who, { bank, quizId, right: 4, think: () => wait(95 * SECOND_MS) })
    },
    async drawAs(who: MemberClient, key: string): Promise<void> {
      await drawFor(stage, { campaign: must(snow), who, key })
    },
  }
}

function must(campaign: Campaign | null): Campaign {
  if (!campaign) throw new Error('no campaign is open')
  return campaign
}

async function open({ w, parentId }: Stage, { quiz, draw, endsAt }: Plan): Promise<Campaign> {
  const { operators } = await w.operatorsNow()
  const paid = async (name: string): Promise<{ budgetId: string; endsAt: number }> => {
    const { id } = await operators.budget({ name, currency: 'points', amount: 60_000, parentId })
    return { budgetId: id, endsAt }
  }
  const { title, body } = quiz
  const quizTerms = { ...(await paid(title)), title, rules: quizRules, body: { ...body } }
  const { id: quizId } = await operators.publish({ kind: 'quiz', ...quizTerms })
  const { prizes, sources } = draw
  const passing: ChanceSource = { by: 'quiz', offerId: quizId, stage: null, count: 1 }
  const drawTerms = { ...(await paid(draw.title)), title: draw.title, rules: drawRules }
  const promised = drawBody({
    subtitle: '过关就能抽，结果可验算',
    prizes,
    chances: [passing, ...sources],
    claimDays: 7,
  })
  const { id: drawId } = await operators.publish({ kind: 'draw', ...drawTerms, body: { ...promised } })
  return { quizId, drawId, prizes }
}

async function spendingOf({ w }: Stage): Promise<ChanceSource> {
  const { operators } = await w.operatorsNow()
  const { items } = await operators.as('editor', offersApi.list, { kind: 'task', state: 'live', limit: 100 })
  const offerId = items.find(({ current }) => current?.title === SPENDING)?.id ?? ''
  return { by: 'task', offerId, stage: null, count: 1 }
}

interface Playing {
  bank: Bank
  campaign: Campaign
  player: Player
  who: MemberClient
}

/** Stage after stage as far as he comes, and then each chance. */
async function play(stage: Stage, { bank, campaign, player, who }: Playing): Promise<void> {
  const { quizId } = campaign
  const { right, seconds = 70, wins, claims = false } = player
  await who.ask(quizzesApi.seen, { quizId })
  for (const [i, count] of right.entries()) {
    const think = () => stage.wait(seconds * SECOND_MS)
    const { passed, reward } = await playKnowing(who, { bank, quizId, stage: i + 1, right: count, think })
    if (!passed || reward === 'held') return
    await drawFor(stage, { campaign, who, ...(i === 0 && wins ? { key: wins } : {}), claims })
  }
}

interface Drawing {
  campaign: Campaign
  who: MemberClient
  key?: string
  claims?: boolean
}

async function drawFor({ w, wait }: Stage, { campaign, who, key, claims = false }: Drawing): Promise<void> {
  const { drawId, prizes } = campaign
  wait(20 * SECOND_MS)
  const { drawn } = await who.ask(drawsApi.page, { drawId })
  const nonce = key ? { nonce: nonceFor(w, { drawId, number: drawn + 1, prizes }, key) } : {}
  const { number, state } = await drawOnce(who, drawId, nonce)
  if (state === 'open' && claims) await who.ask(drawsApi.claim, { drawId, number, address: HOME })
}
