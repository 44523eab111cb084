import { Skeleton } from '../../../ui/index.ts'

export const TasksSkeleton = () => (
  <>
    <Skeleton kind='card' />
    <Skeleton kind='line' />
    <Skeleton kind='card' count={3} />
  </>
)
