/** Translates a component definition from the page's realm to the engine's. */
import { type Fields, isFields, plain } from '../plain.ts'
import type { Realm } from './realm.ts'

const TYPES = [String, Number, Boolean, Object, Array, Function]

/** The engine compares property types with its own realm's constructors; the page's `String` is another `String`. */
export function typesOf(realm: Realm): ReadonlyMap<unknown, unknown> {
  return new Map<unknown, unknown>(TYPES.map((type) => [realm.run(type.name), type]))
}

export function toEngine(definition: Fields, types: ReadonlyMap<unknown, unknown>): Fields {
  if (!isFields(definition.properties)) return definition
  const properties: Fields = {}
  for (const [name, property] of Object.entries(definition.properties)) {
    properties[name] = propertyFor(property, types)
  }
  return { ...definition, properties }
}

/** A page's initial data is copied as JSON, as it is when WeChat sends it to the web view. */
export function toEnginePage(definition: Fields): Fields {
  return definition.data === undefined ? definition : { ...definition, data: plain(definition.data) }
}

function propertyFor(property: unknown, types: ReadonlyMap<unknown, unknown>): unknown {
  if (types.has(property)) return types.get(property)
  if (!isFields(property)) return property
  const toType = (type: unknown) => types.get(type) ?? type ?? null
  const { optionalTypes } = property
  return {
    ...property,
    type: toType(property.type),
    ...(Array.isArray(optionalTypes) ? { optionalTypes: optionalTypes.map(toType) } : {}),
  }
}
