/** What a part is, for screen readers: the mini program reads `aria-role`, the browser `role`. */
export const role = (name: string): { role: string; 'aria-role': string } => ({
  role: name,
  'aria-role': name,
})
