import { Modules } from "@medusajs/framework/utils"
import { z } from "zod"

/** Where the file providers that come with Medusa say that their files are reached. */
const FileModule = z.object({
  options: z.object({
    providers: z.array(
      z.object({
        options: z.object({ backend_url: z.string().optional(), file_url: z.string().optional() }).optional(),
      })
    ),
  }),
})

/** What the local file provider takes when it is told nothing. */
const LOCAL_PROVIDER_URL = "http://localhost:9000/static"

/**
 * The hosts (`host:port`) that hold the store's own uploads. Pictures are read from them
 * although they are often in a private network, or on this very machine.
 *
 * @param modules `modules` of Medusa's configuration
 */
export function ownFileHosts(modules: Record<string, unknown> | undefined): string[] {
  const file = FileModule.safeParse(modules?.[Modules.FILE])
  const urls = file.success
    ? file.data.options.providers.flatMap(({ options }) => options?.file_url ?? options?.backend_url ?? LOCAL_PROVIDER_URL)
    : [LOCAL_PROVIDER_URL]
  return [...new Set(urls.filter((url) => URL.canParse(url)).map(hostAndPort))]
}

function hostAndPort(url: string): string {
  const { hostname, port, protocol } = new URL(url)
  return `${hostname}:${port || (protocol === "https:" ? "443" : "80")}`
}
