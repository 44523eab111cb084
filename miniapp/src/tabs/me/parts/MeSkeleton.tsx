import { Skeleton } from '../../../ui/index.ts'

export const MeSkeleton = () => (
  <>
    <Skeleton kind='row' />
    <Skeleton kind='card' />
    <Skeleton kind='row' count={2} />
  </>
)
