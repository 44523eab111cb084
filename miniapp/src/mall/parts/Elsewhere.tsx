import { openTab } from '../../platform/navigate.ts'
import { Button } from '../../ui/index.ts'
import { showAffordable, showEverything } from '../store.ts'
import { elsewhereWords } from '../words.zh.ts'

/** The way on from what can't be had: what can. */
export function Elsewhere({ balance }: { balance: number | null }) {
  const look = () => {
    if (balance === null) showEverything()
    else showAffordable()
    void openTab('mall')
  }
  return (
    <Button className='elsewhere-button' kind='line' onClick={look}>
      {elsewhereWords(balance)}
    </Button>
  )
}
