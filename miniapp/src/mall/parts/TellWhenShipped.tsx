import type { Order } from '@laurel/shared/mall'
import { outreachApi, type Setting, type Settings } from '@laurel/shared/outreach'
import { useEffect } from 'react'
import { AllowNote } from '../../parts/AllowNote.tsx'
import { allowOnce, resetAllowing, useAllowing } from '../../parts/allow.ts'
import { Slot } from '../../parts/Slot.tsx'
import { usePageLeave } from '../../platform/lifecycle.ts'
import { open, urls } from '../../platform/navigate.ts'
import { useRemote } from '../../platform/remote.ts'
import { Button, List, ListItem } from '../../ui/index.ts'
import { tellWords } from '../words.zh.ts'

const NOTHING = {}

export const isToBeShipped = ({ kind, state }: Pick<Order, 'kind' | 'state'>): boolean =>
  kind === 'goods' && (state === 'placed' || state === 'fulfilling')

/** An offer at the foot of an order that is still to be sent: never a gate, and nothing is given for it. */
export function TellWhenShipped() {
  const { value, change, reload } = useRemote(outreachApi.settings, NOTHING)
  // The page has been shown before its order was there, and this with it.
  useEffect(() => void reload(), [reload])
  const last = useAllowing((allowing) => allowing.last)
  usePageLeave(resetAllowing)
  const setting = value?.items.find(({ topic }) => topic === 'order.shipped')
  if (!setting) return null
  return (
    <>
      <List className='tell-when-shipped'>
        {setting.isWanted ? (
          <ListItem icon='bell' title='发货时通知我' note={tellWords(setting)}>
            <AllowButton setting={setting} changed={(settings) => change(() => settings)} />
          </ListItem>
        ) : (
          <ListItem
            icon='bell'
            title='发货时通知我'
            note={tellWords(setting)}
            onClick={() => void open(urls.messages())}
          />
        )}
      </List>
      <Slot>{last?.templateId === setting.templateId ? <AllowNote result={last.result} /> : null}</Slot>
    </>
  )
}

interface AllowButtonProps {
  setting: Setting
  changed: (settings: Settings) => void
}

function AllowButton({ setting: { templateId, granted }, changed }: AllowButtonProps) {
  const busy = useAllowing((allowing) => allowing.busy === templateId)
  return (
    <Button
      className='tell-button'
      kind='line'
      size='s'
      loading={busy}
      onClick={() => void allowOnce(templateId, changed)}
    >
      {granted > 0 ? '再允许一次' : '允许一次'}
    </Button>
  )
}
