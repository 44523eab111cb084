import { Canvas } from '@tarojs/components'
import { CANVAS_ID } from '../../platform/canvas.ts'
import { sharesByButton } from '../../platform/share.ts'
import s from './DrawingBoard.module.scss'

/** Out of sight: what is drawn on it is shown as a picture. A browser draws without one. */
export const DrawingBoard = () =>
  sharesByButton ? (
    <Canvas type='2d' id={CANVAS_ID} canvasId={CANVAS_ID} className={s.board} aria-hidden />
  ) : null
