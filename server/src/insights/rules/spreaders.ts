/** Who brought most people along, through whomever: the size and the depth of the tree under each. */
import type { Spreader } from '@laurel/shared/insights'

export interface Bond {
  inviteeId: string
  inviterId: string | null
  isComplete: boolean
}

interface Node {
  inviterId: string | null
  isComplete: boolean
  direct: number
  /** Of whom he brought, those whose own trees are not counted yet. */
  open: number
  below: number
  depth: number
  complete: number
}

export type Ranked = Omit<Spreader, 'called' | 'place'>

/** From the leaves up, each once: a tree of any depth. What would come round again is never reached, and counts for nobody. */
export function rankSpreaders(bonds: Iterable<Bond>): Ranked[] {
  const nodes = nodesOf(bonds)
  const ready = [...nodes.values()].filter(({ open }) => open === 0)
  for (let node = ready.pop(); node; node = ready.pop()) {
    const above = node.inviterId === null ? undefined : nodes.get(node.inviterId)
    if (!above) continue
    addBelow(above, node)
    if (above.open === 0) ready.push(above)
  }
  return [...nodes]
    .filter(([, { direct }]) => direct > 0)
    .map(([memberId, { below, direct, depth, complete }]) => ({ memberId, below, direct, depth, complete }))
    .sort((a, b) => b.below - a.below || b.direct - a.direct || (a.memberId < b.memberId ? -1 : 1))
}

function nodesOf(bonds: Iterable<Bond>): Map<string, Node> {
  const nodes = new Map<string, Node>()
  const at = (id: string): Node => {
    const node = nodes.get(id) ?? newNode()
    nodes.set(id, node)
    return node
  }
  for (const { inviteeId, inviterId, isComplete } of bonds) {
    Object.assign(at(inviteeId), { inviterId, isComplete })
    if (inviterId === null) continue
    const above = at(inviterId)
    above.direct += 1
    above.open += 1
  }
  return nodes
}

const newNode = (): Node => ({
  ...{ inviterId: null, isComplete: false, direct: 0, open: 0 },
  ...{ below: 0, depth: 0, complete: 0 },
})

function addBelow(above: Node, node: Node): void {
  above.open -= 1
  above.below += 1 + node.below
  above.depth = Math.max(above.depth, 1 + node.depth)
  above.complete += node.complete + (node.isComplete ? 1 : 0)
}
