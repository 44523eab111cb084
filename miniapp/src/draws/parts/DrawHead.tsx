import type { DrawPage } from '@laurel/shared/draws'
import { Campaign } from '../../parts/Campaign.tsx'
import { now } from '../../platform/clock.ts'
import { Tag, Words } from '../../ui/index.ts'
import { spanWords, stateTags } from '../words.zh.ts'
import s from './DrawHead.module.scss'

/** What it is, and from when to when. */
export const DrawHead = ({ page }: { page: DrawPage }) => (
  <Campaign className={`draw-head ${s.head}`}>
    <Words kind='title' strong className='draw-title'>
      {page.title}
    </Words>
    <Words kind='note' tone='ink-2'>
      {page.subtitle}
    </Words>
    <Words kind='mini' tone='ink-2' className={s.span}>
      {spanWords(page, now())}
    </Words>
    <Tag className='draw-state' tone={page.state === 'live' ? 'accent' : 'plain'}>
      {stateTags[page.state]}
    </Tag>
  </Campaign>
)
