import { timeOf } from '../../platform/clock.ts'
import { Icon, Row, Words } from '../../ui/index.ts'

/** When it was tapped, and that it has not got an answer yet. */
export const WaitingNote = ({ at, done, className }: { at: number; done: string; className: string }) => (
  <Row gap={4} className={className}>
    <Icon name='clock' size={16} tone='fruit-ink' />
    <Words kind='note' tone='fruit' inline>{`${timeOf(at)} ${done}，等待发送`}</Words>
  </Row>
)
