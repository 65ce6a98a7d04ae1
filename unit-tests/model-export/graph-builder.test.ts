import { GraphBuilder } from "../../src/model-export/graph-builder"
import { decodeModel, encodeModel } from "../../src/model-export/onnx-proto"

describe("GraphBuilder", () => {
  it("refuses a node that reads what nothing has written", () => {
    const graph = new GraphBuilder("test")
    expect(() => graph.op("Neg", ["elsewhere"])).toThrow("reads elsewhere")
  })

  it("refuses a second value of the same name", () => {
    const graph = new GraphBuilder("test")
    graph.input("x", "float32", [1])
    expect(() => graph.input("x", "float32", [1])).toThrow("two values named x")
  })

  it("keeps one copy of equal integers, and tells a scalar from a list of one", () => {
    const graph = new GraphBuilder("test")
    expect(graph.integers([1, -1])).toBe(graph.integers([1, -1]))
    expect(graph.integer(1)).not.toBe(graph.integers([1]))
    expect(graph.build().initializers.size).toBe(3)
  })

  it("names nodes by their scope, each once", () => {
    const graph = new GraphBuilder("test")
    const x = graph.input("x", "float32", [1])
    graph.within("outer", () => graph.within("inner", () => [graph.op("Neg", [x]), graph.op("Neg", [x])]))
    graph.op("Neg", [x])
    expect(graph.build().nodes.map(({ name }) => name)).toEqual(["outer/inner/Neg", "outer/inner/Neg.1", "Neg"])
  })

  it("leaves the scope when building fails", () => {
    const graph = new GraphBuilder("test")
    const x = graph.input("x", "float32", [1])
    expect(() => graph.within("failing", () => graph.op("Neg", ["elsewhere"]))).toThrow()
    graph.op("Abs", [x])
    expect(graph.build().nodes.at(-1)?.name).toBe("Abs")
  })
})

describe("encodeModel", () => {
  it("writes what decodeModel reads, with zeros, negative numbers and empty inputs in their places", () => {
    const builder = new GraphBuilder("test")
    const x = builder.input("x", "float32", ["batch_size", 0, 3])
    const y = builder.op("Clip", [x, null, x], { i: 0, j: -7, s: "text", list: [2, -3], f: { float: 0.5 } })
    builder.output("y", y, "float32", [1])
    const { name, nodes, inputs, outputs } = builder.build()
    const graph = { name, node: [...nodes], input: [...inputs], output: [...outputs], initializer: [] }
    const model = { irVersion: 11, producerName: "test", opsetImport: [{ domain: "", version: 23 }], graph }
    const decoded = decodeModel(encodeModel(model))
    expect(JSON.parse(JSON.stringify(decoded))).toMatchObject(JSON.parse(JSON.stringify(model)))
    expect(decoded.graph.node[0]?.input).toEqual(["x", "", "x"])
  })
})
