import { DraftParseError } from "../../src/copy/draft-parse-error"
import { draftFailure } from "../../src/drafting"
import { PictureError } from "../../src/images"
import { ModelLoadError, QueueFullError, RequestCancelledError } from "../../src/inference/errors"

describe("Why a draft failed", () => {
  test("keeps the raw reply where that could not be read", () => {
    expect(draftFailure(new DraftParseError("The model's reply lacks the title.", { text: "I see a mug." }))).toEqual({
      code: "unreadable_reply",
      message: "The model's reply lacks the title. Ask for another draft.",
      retryable: true,
      raw_reply: "I see a mug.",
    })
  })

  test("keeps no more of an endless reply than the database should hold", () => {
    const failure = draftFailure(new DraftParseError("Far too long.", { text: "x".repeat(1_000_000) }))
    expect(failure.raw_reply).toHaveLength(32_000)
  })

  test.each([
    [new PictureError("not_found"), "not_found", false],
    [new PictureError("timed_out", { limit: 10_000 }), "timed_out", true],
    [new QueueFullError(5), "queue_full", true],
    [new ModelLoadError("wrong_checksum", "The file is damaged. Delete it."), "wrong_checksum", false],
    [new RequestCancelledError(), "cancelled", false],
  ])("is told in the words of %s", (error, code, retryable) => {
    expect(draftFailure(error)).toEqual({ code, message: error.message, retryable })
  })

  test("is told of an error that lost its class on the way from another process", () => {
    expect(draftFailure({ code: "timeout", message: "Too slow. Try again.", retryable: true, stack: "…" })).toEqual({
      code: "timeout",
      message: "Too slow. Try again.",
      retryable: true,
    })
  })

  test("is a cancellation where a signal was aborted", () => {
    expect(draftFailure(new DOMException("This operation was aborted", "AbortError"))).toMatchObject({ code: "cancelled", retryable: true })
  })

  test.each([
    [new Error("disk on fire"), "disk on fire"],
    [Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" }), "read ECONNRESET"],
    ["a bare string", "a bare string"],
    [undefined, "undefined"],
    [new Error(""), "no reason given"],
  ])("is unexpected and worth another attempt for %p", (error, reason) => {
    const failure = draftFailure(error)
    expect(failure).toMatchObject({ code: "unexpected", retryable: true })
    expect(failure.message).toContain(reason)
  })
})
