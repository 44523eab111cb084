import type { HomeTab } from '@laurel/shared/tabs'
import { Campaign } from '../../../parts/Campaign.tsx'
import { open, urls } from '../../../platform/navigate.ts'
import { Icon, List, ListItem, Words } from '../../../ui/index.ts'
import { drawLine, quizLine } from '../../../words.zh.ts'
import { type Played, playedNow } from '../campaigns.ts'
import s from './Campaigns.module.scss'

const headOf = (played: Played) => (played.kind === 'quiz' ? played.quiz : played.draw)
const lineOf = (played: Played) => (played.kind === 'quiz' ? quizLine(played.quiz) : drawLine(played.draw))
const goTo = ({ kind, id }: Played) => void open(kind === 'quiz' ? urls.quiz(id) : urls.draw(id))

/** The one that concerns the member most has the picture; the others stand under it, a line each. */
export function Campaigns({ campaigns }: Pick<HomeTab, 'campaigns'>) {
  const [first, ...others] = playedNow(campaigns)
  if (!first) return null
  return (
    <>
      <Banner played={first} />
      {others.length ? (
        <List className='other-campaigns'>
          {others.map((played) => (
            <ListItem
              key={played.id}
              className={`campaign-${played.kind}`}
              icon={played.kind === 'quiz' ? 'book' : 'wheel'}
              title={headOf(played).title}
              note={lineOf(played)}
              onClick={() => goTo(played)}
            />
          ))}
        </List>
      ) : null}
    </>
  )
}

function Banner({ played }: { played: Played }) {
  const { title, subtitle } = headOf(played)
  return (
    <Campaign className={`campaign-${played.kind}`} onClick={() => goTo(played)}>
      <Words strong className={s.title}>
        {title}
      </Words>
      <Words kind='note' tone='ink-2'>
        {subtitle}
      </Words>
      <Words kind='note' tone='accent' strong className={s.line}>
        {lineOf(played)}
        <Icon name='chevron' size={16} tone='accent' />
      </Words>
    </Campaign>
  )
}
