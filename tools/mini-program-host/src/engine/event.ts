/** What a page's listener receives: plain data, as it comes over the bridge from the web view. */
import type * as glassEasel from 'glass-easel'

type EngineEvent = glassEasel.ShadowedEvent<unknown> & { touches?: unknown; changedTouches?: unknown }

/**
 * An event must stay plain data: with a `stopPropagation` or `preventDefault` of the engine's on it, Taro's own
 * event loses its way.
 */
export function toPageEvent(event: unknown) {
  const from = event as EngineEvent
  return {
    type: from.type,
    timeStamp: from.timeStamp,
    target: targetOf(from.target),
    currentTarget: targetOf(from.currentTarget),
    mark: { ...from.mark },
    detail: from.detail ?? {},
    mut: false,
    ...(from.touches ? { touches: from.touches } : {}),
    ...(from.changedTouches ? { changedTouches: from.changedTouches } : {}),
  }
}

function targetOf(node: glassEasel.Element) {
  return { id: node.id ?? '', dataset: { ...node.dataset }, offsetLeft: 0, offsetTop: 0 }
}
