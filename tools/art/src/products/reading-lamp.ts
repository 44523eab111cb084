import { brass, scene, shadow } from '../scene.ts'
import { circle, ellipse, line, path } from '../svg.ts'

const steel = { light: '#637980', mid: '#52666d', dark: '#3a4a50' }
const shade = { light: '#41785f', mid: '#2d5f4c', dark: '#21493a' }

export const readingLamp = (): string =>
  scene(
    '#e3e8ea',
    path('M86 62c10 10 25 10 34 0l12 56H58l28-56Z', '#f7e3a8', 0.5),
    shadow(78, 133, 38),
    path('M44 132a34 8 0 0 1 68 0H44Z', steel.dark),
    path('M44 132a34 8 0 0 1 24-7.500c-6 2-10 5-10 7.500H44Z', steel.mid),
    line('M76 127V76', steel.mid, 5),
    line('M75 126V77', steel.light, 1.4),
    line('M76 76l26-30', steel.mid, 5),
    circle(76, 76, 5.5, brass.mid),
    circle(74.8, 74.8, 2.6, brass.light),
    ellipse([102.5, 63.5], [17, 6.5], '#fbe7b0'),
    path('M90 34l30 26c-5 8-31 8-36 0-8-8-6-20 6-26Z', shade.mid),
    path('M90 34l12 10.400c-7 8-12 12-18 15.600-8-8-6-20 6-26Z', shade.light),
    path('M111 52.200 120 60c-3 4-9 6-16 6 4-4 6-8 7-13.800Z', shade.dark),
    circle(90, 36, 4, brass.mid),
  )
