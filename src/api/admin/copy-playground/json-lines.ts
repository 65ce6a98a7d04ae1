import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import type { CopyPlaygroundError, CopyPlaygroundLine, CopyPlaygroundResponse } from "../../../types/copy-playground"

const TYPE = "application/x-ndjson"

/** Whether the reply is to be told while it is written. */
export function wantsJsonLines(req: MedusaRequest): boolean {
  return req.accepts(["application/json", TYPE]) === TYPE
}

/** An answer of one JSON object a line, each sent at once. Its status, 200, goes out with the first line. */
export class JsonLines {
  begun = false

  constructor(private readonly res: MedusaResponse<CopyPlaygroundResponse | CopyPlaygroundError>) {}

  write(line: CopyPlaygroundLine): void {
    if (!this.begun) this.begin()
    // Of a reader who does not keep up the texts in between are left out: each has all of the reply so far.
    if (line.event === "text" && this.res.writableNeedDrain) return
    this.res.write(`${JSON.stringify(line)}\n`)
  }

  end(line: CopyPlaygroundLine): void {
    this.write(line)
    this.res.end()
  }

  private begin(): void {
    this.begun = true
    this.res.status(200).set({
      "content-type": TYPE,
      // Neither compressed, which would hold lines back, nor kept, nor collected by a proxy before it passes them on.
      "cache-control": "no-store, no-transform",
      "x-accel-buffering": "no",
    })
    this.res.flushHeaders()
  }
}
