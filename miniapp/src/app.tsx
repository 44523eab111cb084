import type { PropsWithChildren } from 'react'
import './app.scss'
import { useAppOpening } from './platform/launch.ts'
import { onNetworkReturn, useAppLaunch } from './platform/lifecycle.ts'
import { flush, flushAfter } from './platform/outbox.ts'
import { watchPrivacy } from './platform/privacy.ts'
import { noteArrival, tell, watchArrivals } from './referral/arrivals.ts'

export default function App({ children }: PropsWithChildren) {
  useAppLaunch(() => {
    watchPrivacy()
    watchArrivals()
    flushAfter(tell)
    void tell().then(flush)
    onNetworkReturn(() => void tell().then(flush))
  })
  useAppOpening(noteArrival)
  return children
}
