import type { Programmes } from '@laurel/shared/referral'
import { List, ListItem, Section } from '../../ui/index.ts'
import { dealTitle } from '../invite-words.zh.ts'

interface ChoiceProps {
  programmes: Programmes['items']
  onChoose: (offerId: string) => void
}

/** Several run at once: each with its condition and reward. */
export const Choice = ({ programmes, onChoose }: ChoiceProps) => (
  <Section title='选择一个邀请活动'>
    <List className='programmes'>
      {programmes.map(({ offerId, title, deal }) => (
        <ListItem
          key={offerId}
          className='programme'
          icon='people'
          title={title}
          note={dealTitle(deal).join('')}
          onClick={() => onChoose(offerId)}
        />
      ))}
    </List>
  </Section>
)
