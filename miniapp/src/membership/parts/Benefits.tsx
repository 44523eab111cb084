import type { BenefitKind, BenefitLine } from '@laurel/shared/membership'
import { open, urls } from '../../platform/navigate.ts'
import { Button, type IconName, List, ListItem, Tag } from '../../ui/index.ts'
import { benefitNote, benefitStateWords } from '../words.zh.ts'
import s from './Benefits.module.scss'

const icons: Record<BenefitKind, IconName> = {
  multiplier: 'leaf',
  'monthly-points': 'history',
  'birthday-points': 'gift',
  'monthly-gift': 'card',
  service: 'shield',
}

/** What a tier gives, each with how it stands now. */
export const Benefits = ({ lines }: { lines: readonly BenefitLine[] }) => (
  <List className='benefits'>
    {lines.map((line) => (
      <ListItem
        key={line.id}
        className={`benefit benefit-${line.state} ${s.benefit}`}
        icon={icons[line.kind]}
        title={line.title}
        note={benefitNote(line)}
        onClick={whyOf(line)}
      >
        <Standing line={line} />
      </ListItem>
    ))}
  </List>
)

/** What was given can be asked why. */
const whyOf = ({ state, subject }: BenefitLine) =>
  state === 'given' && subject ? () => void open(urls.why(subject)) : undefined

function Standing({ line }: { line: BenefitLine }) {
  const { state, skuId } = line
  if (state === 'claimable' && skuId) {
    return (
      <Button className='claim-gift' size='s' onClick={() => void open(urls.gift(line.id, skuId))}>
        领取
      </Button>
    )
  }
  return (
    <Tag tone={state === 'in-force' ? 'accent' : 'plain'} icon={state === 'locked' ? 'lock' : undefined}>
      {benefitStateWords(line)}
    </Tag>
  )
}
