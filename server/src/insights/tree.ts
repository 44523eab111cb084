/** The graph around one member: up to the root, and down so many hops, as far as there is room; what had none is counted. */
import type { Graph, GraphInput, GraphNode } from '@laurel/shared/insights'
import type { Bond } from './queries/graph.ts'
import type { InsightsQueries } from './queries.ts'

const HOPS = 3
const NODES_MAX = 200
/** No honest chain is as long. */
const UP_MAX = 200

type Line = Pick<GraphNode, 'memberId' | 'hop'> & { bond: Bond | null }

export const tree = ({ findBond, listBrought, countBrought, callNames }: InsightsQueries) => {
  async function above(offerId: string, from: Bond | null): Promise<Line[]> {
    const lines: Line[] = []
    let id = from?.inviterId ?? null
    while (id !== null && lines.length < UP_MAX) {
      const bond = await findBond(offerId, id)
      lines.unshift({ memberId: id, hop: -lines.length - 1, bond })
      id = bond?.inviterId ?? null
    }
    return lines
  }

  async function below({
    offerId,
    memberId,
    hops = HOPS,
    nodesMax = NODES_MAX,
  }: GraphInput): Promise<Line[]> {
    const lines: Line[] = []
    let level = [memberId]
    for (let hop = 1; hop <= hops && level.length && lines.length < nodesMax; hop++) {
      const bonds = await listBrought(offerId, level, nodesMax - lines.length)
      lines.push(...bonds.map((bond) => ({ memberId: bond.inviteeId, hop, bond })))
      level = bonds.map(({ inviteeId }) => inviteeId)
    }
    return lines
  }

  return async (input: GraphInput): Promise<Graph> => {
    const { offerId, memberId } = input
    const own = await findBond(offerId, memberId)
    const [up, down] = await Promise.all([above(offerId, own), below(input)])
    const lines = [...up, { memberId, hop: 0, bond: own }, ...down]
    const ids = lines.map((line) => line.memberId)
    const [brought, names] = await Promise.all([countBrought(offerId, ids), callNames(ids)])
    const nodes = lines.map((line) => nodeOf(line, { brought, names, lines }))
    return { nodes, cut: nodes.reduce((sum, node) => sum + node.brought - node.shown, 0) }
  }
}

interface Known {
  brought: ReadonlyMap<string, number>
  names: ReadonlyMap<string, string | null>
  lines: readonly Line[]
}

function nodeOf({ memberId, hop, bond }: Line, { brought, names, lines }: Known): GraphNode {
  const { inviterId = null, surface = null, state = null, boundAt = null } = bond ?? {}
  const shown = lines.filter((line) => line.bond?.inviterId === memberId).length
  return {
    ...{ memberId, called: names.get(memberId) ?? null, hop, inviterId, surface, state, boundAt },
    ...{ brought: brought.get(memberId) ?? 0, shown },
  }
}
