import { dayOf, timeOf } from '../platform/clock.ts'
import { flush } from '../platform/outbox.ts'
import { List, ListItem, Section } from '../ui/index.ts'
import { kindWords } from '../words.zh.ts'
import { useWaiting } from './Loaded.tsx'

/** Each write that has got no answer yet, and a way to try at once. */
export function Pending() {
  const waiting = useWaiting()
  if (waiting.length === 0) return null
  return (
    <Section title={`${waiting.length} 项待发送`} more='现在发送' onMore={() => void flush()}>
      <List className='pending'>
        {waiting.map(({ key, kind, at }) => (
          <ListItem
            key={key}
            icon='clock'
            title={kindWords[kind]}
            note={`${dayOf(at)} ${timeOf(at)} 保存在本机，联网后自动提交`}
          />
        ))}
      </List>
    </Section>
  )
}
