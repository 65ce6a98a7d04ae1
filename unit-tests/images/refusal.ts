import { PictureError } from "../../src/images"

/** The PictureError that a promise rejects with; anything else fails the test. */
export async function refusal(promise: Promise<unknown>): Promise<PictureError> {
  const outcome = await promise.then(
    () => new Error("The picture was not refused"),
    (error: unknown) => error
  )
  if (outcome instanceof PictureError) {
    return outcome
  }
  throw outcome
}
