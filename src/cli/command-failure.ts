/** Something went wrong that a command expected: its message says what, and what to do. */
export class CommandFailure extends Error {
  override name = "CommandFailure"
}
