import { apiErrorFrom } from "../../src/admin/lib/api-error"

const answer = (status: number, body: string) => apiErrorFrom(new Response(body, { status, statusText: "Bad Request" }))

describe("An answer that is not a success", () => {
  it("is an error with each reason for which a template is refused, and none that has not their form", async () => {
    const problem = { code: "no_guidance", locale: "zh", values: {}, message: "It is empty." }
    const others = [null, "no_label", { code: "no_label" }, { ...problem, values: "none" }]
    const error = await answer(400, JSON.stringify({ type: "invalid_data", code: "template_refused", message: "Refused.", problems: [problem, ...others] }))
    expect(error).toMatchObject({ status: 400, type: "invalid_data", code: "template_refused", message: "Refused.", problems: [problem] })
    expect([error.isConflict, error.isNewerVersion]).toEqual([false, false])
  })

  it("tells the version that somebody else saved", async () => {
    const error = await answer(409, JSON.stringify({ type: "conflict", code: "newer_version", message: "Changed.", version: 4 }))
    expect(error.version).toBe(4)
    // It is about no product.
    expect([error.isNewerVersion, error.isConflict]).toEqual([true, false])
  })

  it.each(["", "<html>", "null", "[]", '{"problems":{},"version":"4","message":7}'])("may have any body: %j", async (body) => {
    expect(await answer(400, body)).toMatchObject({ status: 400, message: "Bad Request", code: undefined, problems: [], conflicts: [], version: undefined })
  })
})
