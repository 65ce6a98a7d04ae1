/** Thrown to leave a computation that its request no longer wants. */
export class Interrupted extends Error {}
