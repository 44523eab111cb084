/** Words of our own under which draws are found. */

/** Draws in which a quiz or a task gives chances. */
export const chanceTopic = (sourceId: string): string => `chance/${sourceId}`
