/** A poster in three steps: its link, the mini program code for it, and the drawing. */
import { type Poster, referralApi } from '@laurel/shared/referral'
import { create } from 'zustand'
import { allowAlbum, type Saved, saveToAlbum } from '../platform/album.ts'
import { Offline } from '../platform/answers.ts'
import { ask } from '../platform/ask.ts'
import { drawn } from '../platform/canvas.ts'
import { dayOf, now } from '../platform/clock.ts'
import { fetchPicture } from '../platform/download.ts'
import { troubleOf } from '../platform/remote.ts'
import { type PosterStep, posterWords } from './invite-words.zh.ts'
import { CODE, POSTER, posterShapes } from './poster.ts'
import { mint } from './sharing.ts'

export const POSTER_STEPS: readonly PosterStep[] = ['linking', 'fetching', 'drawing']

interface Making {
  step: PosterStep | null
  /** The finished picture. */
  path: string | null
  trouble: string | null
  saving: boolean
  saved: Saved | null
}

const START: Making = { step: null, path: null, trouble: null, saving: false, saved: null }

export const useMaking = create<Making>(() => START)

/** Which making is the last one: the member may leave and come back meanwhile. */
let turn = 0

export function resetMaking(): void {
  turn += 1
  useMaking.setState(START)
}

export async function makePoster(offerId: string): Promise<void> {
  resetMaking()
  const mine = turn
  const tell = (change: Partial<Making>) => {
    if (mine === turn) useMaking.setState(change)
  }
  try {
    tell({ step: 'linking' })
    const { code } = await mint(offerId, 'poster')
    tell({ step: 'fetching' })
    const poster = await ask(referralApi.poster, { code })
    const picture = await codePicture(poster)
    tell({ step: 'drawing' })
    tell({ path: await draw(poster, picture) })
  } catch (error) {
    tell({ trouble: error instanceof Failed ? error.because : troubleOf(error) })
  }
  tell({ step: null })
}

/** Ours, not the server's and not the network's. */
class Failed extends Error {
  readonly because: 'CODE_MISSING' | 'CANVAS_FAILED'
  constructor(because: Failed['because']) {
    super(because)
    this.because = because
  }
}

async function codePicture({ image }: Poster): Promise<string> {
  try {
    return await fetchPicture(ASSET_BASE + image)
  } catch (error) {
    throw error instanceof Offline ? error : new Failed('CODE_MISSING')
  }
}

async function draw(poster: Poster, code: string): Promise<string> {
  const words = posterWords(poster, dayOf(now()))
  try {
    return await drawn({
      ...POSTER,
      pictures: { [CODE]: code },
      shapes: (measure) => posterShapes(words, measure),
    })
  } catch {
    throw new Failed('CANVAS_FAILED')
  }
}

export async function savePoster(): Promise<void> {
  const { path, saving } = useMaking.getState()
  if (!path || saving) return
  useMaking.setState({ saving: true, saved: null })
  const saved = await saveToAlbum(path, 'laurel-poster.png').catch((): Saved => 'failed')
  useMaking.setState({ saving: false, saved })
}

/** WeChat's settings; what was wanted is done at once when they allow it. */
export async function allowSaving(): Promise<void> {
  if (await allowAlbum()) await savePoster()
}
