/** Somebody asked for what cannot be; the message says so without more. */
export class UseError extends Error {}
