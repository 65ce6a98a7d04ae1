import { Command, CommanderError } from "commander"

import { toolVersion } from "../model-export"
import { addBackfill } from "./backfill-command"
import { addDescribe } from "./describe-command"
import { addExportFeedback } from "./export-feedback-command"
import { addExportModel } from "./export-model-command"

/** As shells report a program that Ctrl-C ended. */
const INTERRUPTED = 130

/**
 * The `shelftalker` command. Whatever goes wrong is one message on stderr; the first Ctrl-C (or
 * SIGTERM) lets the command clean up, a second one ends it at once.
 *
 * @param argv as `process.argv`
 * @returns the exit code
 */
export async function runCli(argv: readonly string[]): Promise<number> {
  const interruption = new AbortController()
  const interrupt = () => interruption.abort(new Error("Cancelled"))
  process.once("SIGINT", interrupt)
  process.once("SIGTERM", interrupt)
  let exitCode = 0
  try {
    await createProgram(interruption.signal, (code) => (exitCode = code)).parseAsync(argv)
    return exitCode
  } catch (error) {
    if (error instanceof CommanderError) {
      // Commander has said it already; help and version come this way too, with 0.
      return error.exitCode
    }
    console.error(`shelftalker: ${error instanceof Error ? error.message : String(error)}`)
    return interruption.signal.aborted ? INTERRUPTED : 1
  } finally {
    process.off("SIGINT", interrupt)
    process.off("SIGTERM", interrupt)
  }
}

function createProgram(signal: AbortSignal, onExitCode: (code: number) => void): Command {
  const program = new Command("shelftalker")
    .description("Tools for medusa-plugin-shelftalker, which drafts product copy from product pictures.")
    .version(toolVersion().version)
    .showHelpAfterError("(shelftalker COMMAND --help explains all options)")
    .exitOverride()
  addExportModel(program, signal)
  addBackfill(program, signal, onExitCode)
  addDescribe(program, signal, onExitCode)
  addExportFeedback(program, signal)
  return program
}
