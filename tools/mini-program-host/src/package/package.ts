/** Reads a built mini program package (a `dist/weapp` folder) from disk and refuses one that WeChat would refuse. */
import fs from 'node:fs'
import path from 'node:path'

export interface WindowConfig {
  navigationBarTitleText?: string
  navigationBarBackgroundColor?: string
  navigationBarTextStyle?: string
  navigationStyle?: string
  backgroundColor?: string
}

export interface TabItem {
  pagePath: string
  text: string
  iconPath?: string
  selectedIconPath?: string
}

export interface TabBar {
  color?: string
  selectedColor?: string
  backgroundColor?: string
  borderStyle?: string
  list: TabItem[]
}

interface Subpackage {
  root: string
  pages: string[]
}

export interface AppConfig {
  pages: string[]
  subPackages?: Subpackage[]
  subpackages?: Subpackage[]
  tabBar?: TabBar
  window?: WindowConfig
  usingComponents?: Record<string, string>
  __usePrivacyCheck__?: boolean
  requiredPrivateInfos?: string[]
}

export interface ComponentConfig extends WindowConfig {
  component?: boolean
  usingComponents?: Record<string, string>
  styleIsolation?: string
  addGlobalClass?: boolean
}

export class Package {
  readonly dir: string
  readonly files: ReadonlySet<string>
  readonly config: AppConfig
  readonly pages: string[]
  readonly tabs: string[]
  readonly subpackageRoots: string[]

  constructor(dir: string) {
    this.dir = path.resolve(dir)
    this.files = new Set(filesIn(this.dir))
    if (!this.has('app.json'))
      throw new Error(`${this.dir} is not a mini program package: it has no app.json`)

    this.config = this.json<AppConfig>('app.json')
    const subpackages = this.config.subPackages ?? this.config.subpackages ?? []
    this.subpackageRoots = subpackages.map((one) => `${one.root.replace(/\/$/, '')}/`)
    const inSubpackages = subpackages.flatMap((one, i) =>
      one.pages.map((page) => `${this.subpackageRoots[i]}${page}`),
    )
    this.pages = [...this.config.pages, ...inSubpackages]
    this.tabs = (this.config.tabBar?.list ?? []).map((tab) => tab.pagePath)
    this.#check()
  }

  has(file: string): boolean {
    return this.files.has(file)
  }

  text(file: string): string {
    return fs.readFileSync(this.locate(file), 'utf8')
  }

  json<T>(file: string): T {
    return JSON.parse(this.text(file)) as T
  }

  locate(file: string): string {
    return path.join(this.dir, file)
  }

  configOf(component: string): ComponentConfig {
    return this.has(`${component}.json`) ? this.json<ComponentConfig>(`${component}.json`) : {}
  }

  windowOf(page: string): WindowConfig {
    return { ...this.config.window, ...this.configOf(page) }
  }

  isTab(page: string): boolean {
    return this.tabs.includes(page)
  }

  isInSubpackage(component: string): boolean {
    return this.subpackageRoots.some((root) => component.startsWith(root))
  }

  #check(): void {
    for (const page of this.pages) {
      for (const ext of ['js', 'json', 'wxml']) {
        if (!this.has(`${page}.${ext}`)) throw new Error(`page ${page} has no .${ext} file`)
      }
    }
    for (const tab of this.tabs) {
      if (!this.config.pages.includes(tab)) throw new Error(`tab ${tab} is not a page of the main package`)
    }
  }
}

/** Where a path written in `from` leads: `/x` counts from the root of the package. */
export function resolveIn(from: string, to: string): string {
  return to.startsWith('/') ? to.slice(1) : path.posix.join(path.posix.dirname(from), to)
}

function filesIn(dir: string): string[] {
  if (!fs.existsSync(dir)) throw new Error(`${dir} does not exist: build the mini program first`)
  return fs
    .readdirSync(dir, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(dir, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
}
