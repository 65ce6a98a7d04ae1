import { BYTES_PER_ELEMENT, type ElementType } from "./onnx-proto"

/**
 * A tensor whose bytes are made when they are asked for, so that a graph of gigabytes can be put
 * together in memory and written one tensor at a time.
 */
export interface TensorSource {
  elementType: ElementType
  shape: readonly number[]
  /** The bytes in row-major, little-endian order, in pieces of any size. May be read more than once. */
  chunks(signal?: AbortSignal): AsyncIterable<Uint8Array> | Iterable<Uint8Array>
}

export const elementCount = (shape: readonly number[]): number =>
  shape.reduce((product, size) => product * size, 1)

export const byteLength = (tensor: Pick<TensorSource, "elementType" | "shape">): number =>
  elementCount(tensor.shape) * BYTES_PER_ELEMENT[tensor.elementType]

/** The same memory seen as bytes. Typed arrays are little-endian on every machine ONNX Runtime runs on. */
export const asBytes = (array: ArrayBufferView): Uint8Array =>
  new Uint8Array(array.buffer, array.byteOffset, array.byteLength)

/** A small tensor that is already in memory. */
export function constantSource(
  elementType: ElementType,
  shape: readonly number[],
  values: Float32Array | Int8Array | Int32Array | BigInt64Array
): TensorSource {
  return { elementType, shape, chunks: () => [asBytes(values)] }
}
