/** Counts what crosses from logic to view, and makes it cross as JSON. */
import type * as glassEasel from 'glass-easel'
import { type Fields, isFields } from '../plain.ts'

/** All `setData` of a page and of the components on it. */
export interface SetDataMeter {
  calls: number
  bytes: number
}

type SetData = (data: Fields, done?: () => void) => void

interface Instance {
  _$: glassEasel.GeneralComponent
  setData: SetData
}

const meters = new WeakMap<glassEasel.GeneralComponent, SetDataMeter>()

/** The meter of the page whose root component this is. */
export function meterOf(root: glassEasel.GeneralComponent): SetDataMeter {
  const meter = meters.get(root) ?? { calls: 0, bytes: 0 }
  meters.set(root, meter)
  return meter
}

/** A behavior for every component of a space; `defer` calls back after the view has the data. */
export function metering(space: glassEasel.ComponentSpace, defer: (work: () => unknown) => void) {
  return space
    .define()
    .lifetime('created', function (this: unknown) {
      if (isInstance(this)) measure(this, defer)
    })
    .registerBehavior()
}

function isInstance(value: unknown): value is Instance {
  return isFields(value) && isFields(value._$) && typeof value.setData === 'function'
}

function measure(instance: Instance, defer: (work: () => unknown) => void): void {
  const { setData } = instance
  instance.setData = (data, done) => {
    const json = JSON.stringify(data) ?? '{}'
    const meter = meterOf(rootOf(instance._$))
    meter.calls += 1
    meter.bytes += Buffer.byteLength(json)
    setData.call(instance, JSON.parse(json) as Fields)
    if (done) defer(() => done.call(instance))
  }
}

function rootOf(component: glassEasel.GeneralComponent): glassEasel.GeneralComponent {
  let root = component
  while (root.ownerShadowRoot) root = root.ownerShadowRoot.getHostNode()
  return root
}
