/** Brings every error of a mini program to the host it belongs to, also when several hosts share this process. */
import * as glassEasel from 'glass-easel'

export interface ErrorOwner {
  owns: (component: glassEasel.GeneralComponent) => boolean
  ownsPromise: (promise: unknown) => boolean
  fail: (error: unknown) => void
  reject: (reason: unknown) => void
  warn: (message: string) => void
}

const owners = new Set<ErrorOwner>()
type Related = glassEasel.GeneralComponent | string | undefined

export function watchErrors(owner: ErrorOwner): void {
  if (owners.size === 0) start()
  owners.add(owner)
}

export function unwatchErrors(owner: ErrorOwner): void {
  if (owners.delete(owner) && owners.size === 0) stop()
}

function start(): void {
  glassEasel.addGlobalErrorListener(onError)
  glassEasel.addGlobalWarningListener(onWarning)
  process.on('unhandledRejection', onRejection)
}

function stop(): void {
  glassEasel.removeGlobalErrorListener(onError)
  glassEasel.removeGlobalWarningListener(onWarning)
  process.off('unhandledRejection', onRejection)
}

function ownersOf(related: Related): ErrorOwner[] {
  const all = [...owners]
  return related && typeof related !== 'string' ? all.filter((owner) => owner.owns(related)) : all
}

/** `false` tells the engine that somebody took it. */
function onError(error: unknown, _method?: string, related?: Related): boolean {
  const concerned = ownersOf(related)
  for (const owner of concerned) owner.fail(error)
  return concerned.length === 0
}

function onWarning(message: string, related: Related): boolean {
  const concerned = ownersOf(related)
  for (const owner of concerned) owner.warn(message)
  return concerned.length === 0
}

function onRejection(reason: unknown, promise: unknown): void {
  const owner = [...owners].find((one) => one.ownsPromise(promise))
  if (owner) owner.reject(reason)
  // Having a listener switches Node's default off; what is not a mini program's must still end the process.
  else if (process.listenerCount('unhandledRejection') === 1) throw reason
}
