// Reads its part of a shared buffer from end to end, each time it is told to. `indexOf` of a byte
// that is not there is the C library's memchr: vector loads and nothing else.
const { parentPort, workerData } = require("node:worker_threads")

const { memory, offset, length, absent } = workerData
const part = Buffer.from(memory, offset, length)
parentPort.on("message", () => parentPort.postMessage(part.indexOf(absent)))
