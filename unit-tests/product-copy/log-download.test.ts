import { logDownload } from "../../src/modules/product-copy/log-download"

describe("the log of a model's download", () => {
  it("has one line for each tenth, with a bar and the megabytes", () => {
    const lines: string[] = []
    const tell = logDownload((line) => lines.push(line))
    for (let done = 0; done <= 1_500_000_000; done += 10_000_000) {
      tell({ stage: "downloading", file: "onnx/decoder_model_merged_q4.onnx_data", done, total: 1_500_000_000 })
    }
    expect(lines).toHaveLength(11)
    expect(lines[0]).toBe("Fetching the vision-language model ░░░░░░░░░░ 0 %, 0 of 1500 MB")
    expect(lines[5]).toBe("Fetching the vision-language model █████░░░░░ 50 %, 750 of 1500 MB")
    expect(lines[10]).toBe("Fetching the vision-language model ██████████ 100 %, 1500 of 1500 MB")
  })

  it("says nothing of loading from disk, and begins anew with another download", () => {
    const lines: string[] = []
    const tell = logDownload((line) => lines.push(line))
    tell({ stage: "loading", file: null, done: 0, total: 1 })
    expect(lines).toEqual([])
    tell({ stage: "downloading", file: "a", done: 1, total: 10 })
    tell({ stage: "loading", file: null, done: 1, total: 1 })
    tell({ stage: "downloading", file: "a", done: 1, total: 10 })
    expect(lines).toHaveLength(2)
  })
})
