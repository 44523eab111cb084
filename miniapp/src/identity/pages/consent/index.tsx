import { identityApi } from '@laurel/shared/identity'
import { Loaded } from '../../../parts/Loaded.tsx'
import { useElder } from '../../../platform/elder.ts'
import { useRemote } from '../../../platform/remote.ts'
import { Card, Screen, Skeleton, Words } from '../../../ui/index.ts'
import s from './index.module.scss'

const NOTHING = {}

export default function ConsentText() {
  const consent = useRemote(identityApi.consent, NOTHING)
  return (
    <Screen elder={useElder()} className='consent'>
      <Loaded remote={consent} skeleton={<Skeleton kind='line' count={8} />}>
        {({ title, version, text }) => (
          <Card>
            <Words kind='title' strong>
              {title}
            </Words>
            <Words kind='mini' tone='ink-3' className={s.version}>{`版本 ${version}`}</Words>
            {text.map((paragraph) => (
              <Words key={paragraph} className={s.paragraph}>
                {paragraph}
              </Words>
            ))}
          </Card>
        )}
      </Loaded>
    </Screen>
  )
}
