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
 * never comes back.
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
    const sent = send.call(child, message, ...rest)
    if (isInference && product === titleOf("kill")) child.kill("SIGKILL")
    if (isInference && product === titleOf("hang")) child.kill("SIGSTOP")
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

function titleOf(poison) {
  try {
    return readFileSync(`${INFERENCE_LOG}.${poison}`, "utf8")
  } catch {
    return undefined
  }
}
