/** Whether a page stands in the published version of an app. */
import type { App } from '../stores/apps.ts'

/** Every page does until the app names its pages; the home page, asked for by no name, does unless there is none. */
export function isPublished({ pages }: App, page: string): boolean {
  if (pages === null) return true
  return page === '' ? pages.length > 0 : pages.includes(page)
}

export const withoutSlash = (path: string): string => path.replace(/^\//, '')
