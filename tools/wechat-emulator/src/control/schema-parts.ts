/** The words that the control API's schemas are written in. */
export const text = { type: 'string', minLength: 1, maxLength: 200 } as const
export const identifier = { type: 'string', pattern: '^[A-Za-z0-9_-]{1,64}$' } as const
export const phone = { type: 'string', pattern: '^(\\+\\d{1,4}-)?\\d{5,15}$' } as const
export const count = { type: 'integer', minimum: 1 } as const
export const instant = { type: 'integer', minimum: 0 } as const
export const length = { type: 'integer' } as const
export const flag = { type: 'boolean' } as const
export const unset = { type: 'null' } as const

export const array = (items: object) => ({ type: 'array', items })

export const exactly = (properties: Record<string, object>, required: string[] = []) => ({
  type: 'object',
  additionalProperties: false,
  properties,
  required,
})
