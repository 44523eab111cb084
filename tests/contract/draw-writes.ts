/** The writes of draws, in the form of `everyWrite`. */
import { type ChanceSource, drawsApi } from '@laurel/shared/draws'
import { drawBody, drawOnce, newNonce, prizeOf, publishDraw } from '../world/draws.ts'
import { HOME } from '../world/members.ts'
import type { Stage } from './stage.ts'
import type { Write } from './writes.ts'

const draws = new WeakMap<Stage, Promise<string>>()

/** One for the whole stage: every number falls on goods, and the member has chances enough. */
function drawOf(stage: Stage): Promise<string> {
  const known = draws.get(stage) ?? openDraw(stage)
  draws.set(stage, known)
  return known
}

async function openDraw({ world, lin, skuId }: Stage): Promise<string> {
  const chances = [await redeemSource(world), await redeemSource(world)]
  const lamp = prizeOf({ key: 'lamp', kind: 'goods', skuId, weight: 1_000_000, pieces: 50 })
  const drawId = await publishDraw(
    world.operators,
    drawBody({ prizes: [lamp, prizeOf({ key: 'thanks', kind: 'nothing' })], chances }),
  )
  await lin.redeem(skuId)
  return drawId
}

/** Whoever redeems once has ten chances. */
async function redeemSource({ operators }: Stage['world']): Promise<ChanceSource> {
  const body = {
    ...{ kind: 'count', args: { fact: 'order.redeemed', target: 1 }, group: 'growth', text: '兑换一次' },
    ...{ period: 'once', minLevel: 0, after: [], claim: 'auto', claimDays: null },
    ...{ reward: { points: 0, growth: 1 }, lotDays: 365, go: null },
  }
  const { id: offerId } = await operators.publish({ kind: 'task', title: '兑换得机会', body })
  return { by: 'task', offerId, stage: null, count: 10 }
}

export function drawWrites(stage: Stage): Write[] {
  const won = async () => {
    const drawId = await drawOf(stage)
    const { number } = await drawOnce(stage.lin, drawId)
    return { drawId, number, address: HOME }
  }
  return [
    {
      call: drawsApi.draw,
      as: 'member',
      input: async () => ({ drawId: await drawOf(stage), nonce: newNonce() }),
      other: () => ({ nonce: newNonce() }),
    },
    {
      call: drawsApi.claim,
      as: 'member',
      input: won,
      other: () => ({ address: { ...HOME, name: '陈禾' } }),
    },
  ]
}
