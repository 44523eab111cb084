/** Every role there is: for what any operator may ask. */
export const ROLES = ['admin', 'editor', 'approver', 'manager', 'auditor'] as const
