/// <reference types="@tarojs/taro" />
declare module '*.scss' {
  const names: Record<string, string>
  export = names
}
declare module '*.png' {
  const path: string
  export = path
}

/** Where the member API answers, without a slash at the end. */
declare const API_BASE: string
/** Where `art/<name>.png` is served. */
declare const ASSET_BASE: string
/** The WeChat emulator, in a preview build of the browser version; empty everywhere else. */
declare const EMULATOR_URL: string
/** Whom the browser preview may sign in as. */
declare const DEMO_MEMBERS: readonly {
  name: string
  openid: string
  address?: import('@laurel/shared/mall').Address
}[]

declare namespace NodeJS {
  interface ProcessEnv {
    NODE_ENV: 'development' | 'production' | 'test'
    TARO_ENV: 'weapp' | 'h5'
  }
}
