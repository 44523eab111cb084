/** A PNG of the current page: its snapshot, drawn by a Chromium on this machine. */
import { execFile } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import type { Host } from '../host.ts'
import { snapshot } from './snapshot.ts'

const run = promisify(execFile)
const timeoutMs = 30_000
const BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

export async function screenshot(host: Host): Promise<Buffer> {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'mini-program-shot-'))
  try {
    const html = path.join(dir, 'page.html')
    const png = path.join(dir, 'page.png')
    fs.writeFileSync(html, snapshot(host))
    await run(browser(), argumentsFor(host, { html, png, profile: path.join(dir, 'profile') }), {
      timeout: timeoutMs,
    })
    return fs.readFileSync(png)
  } finally {
    fs.rmSync(dir, { recursive: true, force: true })
  }
}

function browser(): string {
  const found = process.env.CHROMIUM_PATH ?? BROWSERS.find((one) => fs.existsSync(one))
  if (!found) throw new Error('no Chromium found: set CHROMIUM_PATH')
  return found
}

function argumentsFor({ systemInfo }: Host, files: { html: string; png: string; profile: string }): string[] {
  return [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--hide-scrollbars',
    `--user-data-dir=${files.profile}`,
    `--force-device-scale-factor=2`,
    `--window-size=${systemInfo.screenWidth},${systemInfo.screenHeight}`,
    `--screenshot=${files.png}`,
    `file://${files.html}`,
  ]
}
