/** The types of safetensors that are read; each is turned into float32. */
export const BYTES_PER_STORED_ELEMENT = { F32: 4, BF16: 2, F16: 2 } as const
export type StoredType = keyof typeof BYTES_PER_STORED_ELEMENT

export const isStoredType = (dtype: string): dtype is StoredType => Object.hasOwn(BYTES_PER_STORED_ELEMENT, dtype)

/** @param bytes little-endian values that begin where their buffer begins */
export function toFloat32(type: StoredType, bytes: Uint8Array): Float32Array {
  if (type === "F32") {
    return new Float32Array(bytes.buffer)
  }
  const stored = new Uint16Array(bytes.buffer)
  return type === "BF16" ? bfloat16ToFloat32(stored) : float16ToFloat32(stored)
}

/** bfloat16 is the upper half of a float32. */
function bfloat16ToFloat32(stored: Uint16Array): Float32Array {
  const bits = new Uint32Array(stored.length)
  for (let index = 0; index < stored.length; index++) {
    bits[index] = (stored[index] ?? 0) << 16
  }
  return new Float32Array(bits.buffer)
}

let float16Table: Float32Array | undefined

function float16ToFloat32(stored: Uint16Array): Float32Array {
  const table = (float16Table ??= Float32Array.from({ length: 1 << 16 }, (_, bits) => decodeFloat16(bits)))
  return Float32Array.from(stored, (bits) => table[bits] ?? Number.NaN)
}

function decodeFloat16(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1
  const exponent = (bits >> 10) & 0x1f
  const fraction = bits & 0x3ff
  if (exponent === 0x1f) {
    return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY
  }
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1024 + fraction) * 2 ** (exponent - 25)
}
