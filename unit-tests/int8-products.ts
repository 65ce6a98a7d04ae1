import { readFileSync } from "node:fs"
import { arch } from "node:os"

/**
 * Whether this processor adds products of 8-bit numbers up exactly. x86-64 without VNNI does so in 16 bits
 * (`vpmaddubsw`), which overflow with large weights: ONNX Runtime's int8 is then far less exact.
 */
export function addsInt8Exactly(): boolean {
  if (arch() !== "x64") return true
  try {
    return /\bavx(512)?_vnni\b/.test(readFileSync("/proc/cpuinfo", "utf8"))
  } catch {
    // No Linux: tried to find out by the test itself.
    return true
  }
}
