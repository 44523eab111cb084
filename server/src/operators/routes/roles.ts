/** Every role there is: what any operator may ask. */
export const ROLES = ['admin', 'editor', 'approver', 'manager', 'auditor'] as const
