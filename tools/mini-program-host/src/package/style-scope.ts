/** The class prefix of an isolated component: in the engine and in the snapshot the same. */
export function styleScopeOf(component: string): string {
  return component.replace(/[^\w-]+/g, '-')
}
