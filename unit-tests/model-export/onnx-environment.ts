import { TestEnvironment } from "jest-environment-node"

/**
 * Jest gives each test file typed arrays of its own, and onnxruntime-node's native part knows only
 * the process's. Chosen by `@jest-environment` at the top of tests that run a graph.
 */
export default class OnnxEnvironment extends TestEnvironment {
  constructor(...parameters: ConstructorParameters<typeof TestEnvironment>) {
    super(...parameters)
    Object.assign(this.global, {
      Float32Array,
      Float64Array,
      Int8Array,
      Uint8Array,
      Int16Array,
      Uint16Array,
      Int32Array,
      Uint32Array,
      BigInt64Array,
      BigUint64Array,
    })
  }
}
