import type { ProductPage, Sku } from '@laurel/shared/mall'
import { pickAddress } from '../../parts/AddressRow.tsx'
import { asMember } from '../../platform/gate.ts'
import { open, urls } from '../../platform/navigate.ts'
import { Button } from '../../ui/index.ts'
import type { ConfirmAct } from '../acts.ts'
import { confirmWords } from '../words.zh.ts'
import { Elsewhere } from './Elsewhere.tsx'

interface ConfirmFootProps {
  act: ConfirmAct
  sku: Sku
  balance: ProductPage['balance']
  /** The last try was refused for a reason that may pass. */
  retry: boolean
  onSubmit: () => void
}

const shut: ConfirmAct['kind'][] = ['close-gap', 'closed', 'waiting']

export function ConfirmFoot({ act, sku, balance, retry, onSubmit }: ConfirmFootProps) {
  const doing: Partial<Record<ConfirmAct['kind'], () => void>> = {
    redeem: onSubmit,
    'choose-address': () => void pickAddress(),
    'raise-tier': () => void open(urls.tiers()),
    // The page asks again by itself once there is a member.
    'sign-in': () => asMember(() => {}),
  }
  return (
    <>
      {act.kind === 'closed' ? <Elsewhere balance={balance} /> : null}
      <Button
        className='confirm-button'
        full
        disabled={shut.includes(act.kind)}
        loading={act.kind === 'sending'}
        onClick={doing[act.kind]}
      >
        {retry && act.kind === 'redeem' ? '再试一次' : confirmWords(act, sku.pricePoints)}
      </Button>
    </>
  )
}
