/**
 * An inference process that does what its orders say, for tests about processes that misbehave.
 * Speaks src/inference/messages.ts. The request's last text is its order, in JSON; the model folder's
 * `orders.json` is the order for loading, and its `loads` counts the loads:
 *
 *   { do: "reply", afterMs, texts }   reply with the order's `text` and `confidence`; before, tell `texts`, where asked to
 *   { do: "wait", deaf }         work until cancelled; `deaf` never listens
 *   { do: "block" }              work with the event loop blocked
 *   { do: "exit", code, times, counter }   end, but only the first `times` times; `counter` is a file that counts
 *   { do: "kill", times, counter }         the same by SIGKILL
 *   { do: "fail", code, message, times, counter }   report a failure, all times or the first ones
 */
const fs = require("node:fs")
const path = require("node:path")

let waiting = null

process.on("disconnect", () => process.exit(0))

process.on("message", (message) => {
  if (message.type === "load") {
    const file = path.join(message.source.folder, "orders.json")
    fs.appendFileSync(path.join(message.source.folder, "loads"), ".")
    const order = fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, "utf8")) : { do: "reply" }
    follow(order, {
      reply: () => process.send({ type: "loaded", batchSize: message.batchSize }),
      fail: () => process.send({ type: "load-failed", code: order.code, message: order.message }),
    })
  } else if (message.type === "generate") {
    const { id, request } = message
    const order = JSON.parse(request.messages.at(-1).content.at(-1).text)
    for (const text of message.tellsText ? (order.texts ?? []) : []) {
      process.send({ type: "text", id, text })
    }
    follow(order, {
      reply: () => process.send({ type: "generated", id, result: resultOf(order) }),
      fail: () => process.send({ type: "generate-failed", id, code: order.code, message: order.message }),
    })
    if (order.do === "wait") {
      waiting = { id, deaf: order.deaf }
    }
  } else if (message.type === "cancel" && waiting?.id === message.id && !waiting.deaf) {
    waiting = null
    process.send({ type: "cancelled", id: message.id })
  }
})

function follow(order, { reply, fail }) {
  switch (order.do) {
    case "reply":
      setTimeout(reply, order.afterMs ?? 0)
      break
    case "fail":
      if (order.times !== undefined && countUp(order.counter) > order.times) {
        reply()
      } else {
        fail()
      }
      break
    case "exit":
    case "kill":
      if (order.times !== undefined && countUp(order.counter) > order.times) {
        reply()
      } else if (order.do === "exit") {
        console.error("the last words")
        process.exit(order.code)
      } else {
        process.kill(process.pid, "SIGKILL")
      }
      break
    case "block":
      for (;;) {}
  }
}

function countUp(file) {
  fs.appendFileSync(file, ".")
  return fs.statSync(file).size
}

function resultOf({ text = "", confidence = {} }) {
  return {
    text,
    finishReason: "stop",
    shortened: [],
    confidence,
    tokens: { prompt: 10, completion: 5 },
    work: { reused: 0, runs: 4, forced: 0, guessed: 0, accepted: 0 },
    timings: { vision: 100, prefill: 100, decode: 400 },
  }
}
