/** Compiles every .wxml and .wxs of a package with WeChat's own open-source template compiler. */
import vm from 'node:vm'
import type { template } from 'glass-easel'
import { TmplGroup } from 'glass-easel-template-compiler'
import type { Package } from './package.ts'

export interface TemplateProblem {
  file: string
  level: number
  message: string
  line: number
}

export type Templates = Record<string, template.ComponentTemplate>

/** Called for each event listener of a template, instead of the listener. */
export type CallListener = (caller: unknown, event: unknown, listener: (event: unknown) => unknown) => unknown

export function compileTemplates(pkg: Package, callListener: CallListener) {
  const group = new TmplGroup()
  const problems = [...pkg.files].flatMap((file) => addTo(group, pkg, file))
  const source = group.getTmplGenObjectGroups()
  group.free()
  return { templates: load(source, callListener), problems }
}

function addTo(group: TmplGroup, pkg: Package, file: string): TemplateProblem[] {
  if (file.endsWith('.wxs')) group.addScript(file.slice(0, -'.wxs'.length), pkg.text(file))
  if (!file.endsWith('.wxml')) return []
  const warnings: unknown = group.addTmpl(file.slice(0, -'.wxml'.length), pkg.text(file))
  return Array.isArray(warnings) ? warnings.map((warning) => problemOf(file, warning)) : []
}

function problemOf(file: string, warning: Record<string, unknown>): TemplateProblem {
  const line = Number(warning.startLine ?? warning.start_line ?? 0)
  return { file, level: Number(warning.level), message: String(warning.message), line }
}

function load(source: string, callListener: CallListener): Templates {
  // `C` on the generated runtime object is the hook through which the engine calls template listeners.
  const hooked = source.replace('var Q={', 'var Q={C:callListener,')
  if (hooked === source) throw new Error('the template compiler changed: its runtime object was not found')

  const groups = vm.compileFunction(`return ${hooked}`, ['callListener'])(callListener) as Record<
    string,
    unknown
  >
  const templates: Templates = {}
  for (const [path, content] of Object.entries(groups)) {
    templates[path] = {
      groupList: groups,
      content,
      // Without it `bindtap` (no colon) on view, button and so on is ignored.
      fallbackListenerOnNativeNode: true,
    } as template.ComponentTemplate
  }
  return templates
}
