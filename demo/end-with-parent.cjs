// Loaded into the store's process: where the process that started it dies without a word
// (killed, out of memory), the channel between them closes and the store ends itself.
process.once("disconnect", () => process.kill(process.pid, "SIGTERM"))
