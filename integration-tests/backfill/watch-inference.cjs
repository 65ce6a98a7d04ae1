/**
 * Loaded into a store's process by NODE_OPTIONS. Adds a line of JSON to the file INFERENCE_LOG for each
 * inference that an inference process is asked for, and for each answer:
 *
 *   { "asked": 3, "product": "Drawing 12", "process": 4711, "store": 4700 }
 *   { "answered": 3, "process": 4711, "store": 4700 }
 *
 * Of the product whose title stands in the file INFERENCE_LOG.kill, each inference kills the inference
 * process at once, as a picture does that runs into a fault of native code or into the end of the memory.
 * Of the one in INFERENCE_LOG.hang, each makes it hear and do nothing any more, as native code does that
 * never comes back. Each waits for as many milliseconds as the file INFERENCE_LOG.slow says before it begins.
 */
const childProcess = require("node:child_process")
const { appendFileSync, readFileSync } = require("node:fs")

const { INFERENCE_LOG } = process.env
const { fork } = childProcess

childProcess.fork = (...args) => {
  const child = fork(...args)
  const { send } = child
  child.send = (message, ...rest) => {
    const isInference = message?.type === "generate"
    const product = isInference ? titleIn(message.request) : null
    // Before it is sent: what is not written down was not asked for.
    if (isInference) write({ asked: message.id, product, process: child.pid })
    const slow = isInference ? Number(said("slow") ?? 0) : 0
    if (slow > 0) return Boolean(setTimeout(() => child.connected && send.call(child, message, ...rest), slow))
    const sent = send.call(child, message, ...rest)
    if (isInference && product === said("kill")) child.kill("SIGKILL")
    if (isInference && product === said("hang")) child.kill("SIGSTOP")
    return sent
  }
  child.on("message", (message) => {
    if (message?.type === "generated") write({ answered: message.id, process: child.pid })
  })
  return child
}

/** The title that the prompt tells the model. */
function titleIn({ messages }) {
  const texts = messages.flatMap(({ content }) => content).flatMap(({ text }) => (text ? [text] : []))
  return /"title":"([^"]*)"/.exec(texts.join("\n"))?.[1] ?? null
}

function write(line) {
  appendFileSync(INFERENCE_LOG, `${JSON.stringify({ ...line, store: process.pid })}\n`)
}

function said(file) {
  try {
    return readFileSync(`${INFERENCE_LOG}.${file}`, "utf8")
  } catch {
    return undefined
  }
}
