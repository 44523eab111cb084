import { Image, View } from '@tarojs/components'
import { useEffect } from 'react'
import { PrivacyAsk } from '../../../parts/PrivacyAsk.tsx'
import { Slot } from '../../../parts/Slot.tsx'
import { savesToAlbum, sharePicture, sharesPictures } from '../../../platform/album.ts'
import { useElder } from '../../../platform/elder.ts'
import { usePageLeave, useParams } from '../../../platform/lifecycle.ts'
import { Bar, Button, Card, Empty, Screen, Words } from '../../../ui/index.ts'
import { posterStepWords, posterTrouble } from '../../invite-words.zh.ts'
import { DrawingBoard } from '../../parts/DrawingBoard.tsx'
import { SavedNote } from '../../parts/SavedNote.tsx'
import { makePoster, POSTER_STEPS, resetMaking, savePoster, useMaking } from '../../poster-making.ts'
import s from './index.module.scss'

export default function PosterScreen() {
  const { offerId = '' } = useParams()
  const { path, trouble } = useMaking()
  useEffect(() => void makePoster(offerId), [offerId])
  usePageLeave(resetMaking)
  return (
    <Screen className='poster' elder={useElder()} foot={path ? <Foot path={path} /> : null}>
      <Slot>
        <Making />
        {trouble ? <Failed trouble={trouble} onRetry={() => void makePoster(offerId)} /> : null}
        <SavedNote />
      </Slot>
      <Slot>{path ? <Preview path={path} /> : null}</Slot>
      <DrawingBoard />
      <PrivacyAsk />
    </Screen>
  )
}

function Making() {
  const step = useMaking((making) => making.step)
  if (!step) return null
  return (
    <Card className='poster-making' spaced>
      <Words tone='ink-2'>{posterStepWords[step]}</Words>
      <Bar value={POSTER_STEPS.indexOf(step) + 1} max={POSTER_STEPS.length + 1} />
    </Card>
  )
}

const Failed = ({ trouble, onRetry }: { trouble: string; onRetry: () => void }) => (
  <Empty
    title='海报还没有画好'
    note={posterTrouble(trouble)}
    action={{ label: '再试一次', onClick: onRetry }}
  />
)

const Preview = ({ path }: { path: string }) => (
  <>
    <View className={s.frame}>
      <Image
        className={`poster-picture ${s.picture}`}
        src={path}
        mode='widthFix'
        showMenuByLongpress
        aria-label='邀请海报，上面有小程序码'
      />
    </View>
    <Words kind='note' tone='ink-2'>
      好友扫码后先看到规则，再决定要不要参加。转发本身没有奖励，好友完成后你们才有。
    </Words>
  </>
)

function Foot({ path }: { path: string }) {
  const saving = useMaking((making) => making.saving)
  return (
    <>
      {sharesPictures() ? (
        <Button className='poster-share' kind='line' onClick={() => void sharePicture(path)}>
          发给朋友
        </Button>
      ) : null}
      <Button className='poster-save' full loading={saving} onClick={() => void savePoster()}>
        {saving ? '正在保存…' : savesToAlbum ? '保存到相册' : '保存图片'}
      </Button>
    </>
  )
}
