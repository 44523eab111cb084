/** What a mini program shows WeChat. */
export interface Credentials {
  appid: string
  secret: string
}
