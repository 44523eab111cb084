/** wx.createAnimation: records steps and exports them; nothing moves, the end state is what a page should rely on. */
import type { Host } from '../host.ts'
import type { Fields } from '../plain.ts'
import type { Area } from './api.ts'

const METHODS = [
  'backgroundColor',
  'bottom',
  'height',
  'left',
  'matrix',
  'matrix3d',
  'opacity',
  'right',
  'rotate',
  'rotate3d',
  'rotateX',
  'rotateY',
  'rotateZ',
  'scale',
  'scale3d',
  'scaleX',
  'scaleY',
  'scaleZ',
  'skew',
  'skewX',
  'skewY',
  'top',
  'translate',
  'translate3d',
  'translateX',
  'translateY',
  'translateZ',
  'width',
]

const defaults = { duration: 400, timingFunction: 'linear', delay: 0, transformOrigin: '50% 50% 0' }

export function animationArea(host: Host): Area {
  return {
    raw: { createAnimation: (options: Fields = {}) => createAnimation(host, { ...defaults, ...options }) },
  }
}

function createAnimation(host: Host, options: Fields): Fields {
  let animates: Fields[] = []
  let actions: Fields[] = []
  const animation: Fields = {
    step: (stepOptions: Fields = {}) => {
      actions.push({ animates, option: { transition: { ...options, ...stepOptions } } })
      animates = []
      return animation
    },
    export: () => {
      const exported = host.realm.clone({ actions })
      actions = []
      return exported
    },
  }
  for (const type of METHODS) {
    animation[type] = (...args: unknown[]) => {
      animates.push({ type, args })
      return animation
    }
  }
  return animation
}
