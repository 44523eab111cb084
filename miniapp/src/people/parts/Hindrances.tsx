import type { MyRecords } from '@laurel/shared/people'
import { open, urls } from '../../platform/navigate.ts'
import { Button, List, ListItem, Section } from '../../ui/index.ts'
import { hindranceWords, openOrdersWords } from '../words.zh.ts'

/** What stands in the way, each with the way to solve it. */
export function Hindrances({ records: { hindrances, openOrders } }: { records: MyRecords }) {
  if (hindrances.length === 0) return null
  return (
    <Section title='先处理这些'>
      <List>
        {hindrances.map((code) => (
          <ListItem
            key={code}
            className='hindrance'
            icon='box'
            title={hindranceWords[code].title}
            note={openOrdersWords(openOrders)}
          >
            <Button className='hindrance-solve' size='s' onClick={() => void open(urls.orders())}>
              {hindranceWords[code].label}
            </Button>
          </ListItem>
        ))}
      </List>
    </Section>
  )
}
