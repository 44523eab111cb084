/** Whether a punishment of WeChat's still holds. */
import type { Row } from '../../schema.ts'

export const isActive = (
  { until, liftedAt }: Pick<Row<'restriction'>, 'until' | 'liftedAt'>,
  now: number,
): boolean => liftedAt === null && (until === null || now < until)
