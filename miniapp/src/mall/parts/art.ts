/** Where the picture of a product is served. */
export const artUrl = (art: string): string => `${ASSET_BASE}/art/${art}.png`
