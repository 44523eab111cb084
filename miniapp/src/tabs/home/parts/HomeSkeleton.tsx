import { Skeleton } from '../../../ui/index.ts'

export const HomeSkeleton = () => (
  <>
    <Skeleton kind='hero' />
    <Skeleton kind='card' count={2} />
    <Skeleton kind='tile' count={2} />
  </>
)
