/** Names of what a file declares: the field's terms, never a drawer's label. */
import ts from 'typescript'
import type { Check, Source } from '../source.ts'
import { crimeAt, treeOf } from '../syntax.ts'

const EMPTY = /^(data|info|util|utils|helper|helpers|manager|service|common)$/i
const TAILS = /(Manager|Helper|Helpers|Util|Utils|Service|Impl|Dto|DTO|Info)$/
/** `handleX` and `processX` say that something is done, not what. */
const HEADS = /^(handle|process)[A-Z]/
const HUNGARIAN = /^I[A-Z][a-z]/

type Named = ts.Node & { name: ts.Node }

function namedIn(statement: ts.Statement): Named[] {
  if (ts.isVariableStatement(statement)) return [...statement.declarationList.declarations]
  const declares =
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement)
  return declares && statement.name ? [statement as Named] : []
}

function wrongWith(name: string, node: ts.Node): string | null {
  if (EMPTY.test(name)) return `“${name}” says nothing: name the thing.`
  if (TAILS.test(name)) return `“${name}” ends in a drawer's label: name the thing.`
  if (HEADS.test(name)) return `“${name}”: say what is done to it.`
  const isType = ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)
  return isType && HUNGARIAN.test(name) ? `“${name}”: types carry no I.` : null
}

export const namesSayWhat: Check = (source: Source) =>
  treeOf(source)
    .statements.flatMap(namedIn)
    .flatMap((node) => {
      const wrong = ts.isIdentifier(node.name) ? wrongWith(node.name.text, node) : null
      return wrong ? [crimeAt(source, node.name, wrong)] : []
    })
