import { Option, type Command } from "commander"

import { parseCount } from "./backfill-flags"
import { collectLocales, parseLongestSide, parseModel, parseThreads, type DescribeFlags } from "./describe-flags"
import { DescribeJsonLines } from "./describe-json-lines"
import { DESCRIBE_FORMATS } from "./describe-output"
import { DescribeTerminal } from "./describe-terminal"
import { errorMessage } from "./file-errors"
import { runDescribe } from "./run-describe"

/** As shells report a program that Ctrl-C ended. */
const INTERRUPTED = 130

// Commander breaks the lines.
const DESCRIPTION =
  "Writes copy for every picture of a folder and of those in it: title, three selling points, a description, alt " +
  "text, attributes and the text on the picture. JPEG, PNG, WebP, AVIF and GIF are read.\n\n" +
  "Needs no store and no database. The model runs here, and no picture leaves the machine."

const HELP = `
Going on:
  What is done is written down at once, in a journal beside the output (descriptions.json.journal). The same
  command goes on where the last one stopped, however it ended: with Ctrl-C, kill -9 or a power cut. A picture that has
  changed since is described again, one that was removed is left out, one that failed is tried again. With
  another model, prompt or way of reading pictures it refuses to go on, so that nothing is mixed.

Own prompt:
  The text of --prompt-file (UTF-8) takes the place of the built-in prompt. The reply may be anything, and is
  the description's "text". Where it has the form of the built-in prompt's (its JSON object), its fields are read
  from it too, within the same limits and by the same rules.

Exit codes:
  0    every picture is described
  1    some failed, each named with its reason; or an error: its message says what to do
  130  interrupted with Ctrl-C; what is done is kept

Examples:
  In English, with a model that export-model made:
    $ shelftalker describe ./photos --out descriptions.json --model ./models/qwen3-vl-2b
  A table in two languages, for a spreadsheet:
    $ shelftalker describe ./photos --out descriptions.csv --model ./models/qwen3-vl-2b --locale en,zh
  Own words, and the first ten pictures only, to try them:
    $ shelftalker describe ./photos --out slogans.jsonl --model ./models/qwen3-vl-2b --prompt-file slogan.txt --limit 10

Where the output is no terminal, it is one JSON object a line: started, loading, described, failed, note,
ended; and error, on standard error.`

/**
 * Adds `describe`, which ends with `signal`.
 *
 * @param onExitCode told how the process is to end
 */
export function addDescribe(program: Command, signal: AbortSignal, onExitCode: (code: number) => void): void {
  program
    .command("describe")
    .summary("write the copy of a folder of pictures into a file")
    .description(DESCRIPTION)
    .argument("<folder>", "of the pictures")
    .requiredOption("-o, --out <file>", "the result; .json, .jsonl or .csv tells the format")
    .addOption(new Option("--format <format>", "where the file's name does not tell it").choices(DESCRIBE_FORMATS))
    .option("--locale <languages>", "of the descriptions: en, zh or en,zh; may be given several times (default: en)", collectLocales)
    .addOption(
      new Option("-m, --model <model>", "demo (which reads the demo store's drawings only), a folder, or owner/name@commit of the hub")
        .argParser(parseModel)
        .default("demo")
    )
    .option("--threads <number>", "of the processor, for one computation (default: the cores there are)", parseThreads)
    .option("--prompt-file <file>", "a prompt of your own in place of the built-in one")
    .option("--limit <number>", "the first so many pictures only, by name", parseCount)
    .option("--longest-side <pixels>", "that the model sees; larger shows it more, and takes longer", parseLongestSide, 512)
    .option("--enhance-text", "stretch the contrast gently, for small or faint print")
    .option("--start-over", "do not go on: describe all anew, and replace what is there")
    .option("--json", "JSON lines on a terminal too")
    .addHelpText("after", HELP)
    .action(async (folder: string, flags: DescribeFlags) => onExitCode(await describe(folder, flags, signal)))
}

async function describe(folder: string, flags: DescribeFlags, signal: AbortSignal): Promise<number> {
  const { stdout, stderr } = process
  const reporter = stdout.isTTY && !flags.json ? new DescribeTerminal(stdout, stderr) : new DescribeJsonLines(stdout, stderr)
  try {
    const { failed } = await runDescribe({ folder, flags, reporter, signal })
    return failed > 0 ? 1 : 0
  } catch (error) {
    const code = signal.aborted ? INTERRUPTED : 1
    reporter.error(signal.aborted ? "Interrupted. What is done is kept, and the same command goes on." : errorMessage(error), code)
    return code
  }
}
