/** Where the picture of a product is served: one that an operator sent stands as `image:<name>`, one of our own by its name. */
export const artUrl = (art: string): string =>
  art.startsWith('image:')
    ? `${ASSET_BASE}/images/${art.slice('image:'.length)}`
    : `${ASSET_BASE}/art/${art}.png`
