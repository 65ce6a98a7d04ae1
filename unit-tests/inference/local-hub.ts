import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"

/** How the next answers for a path depart from the usual; each is used up, the last one stays when `forever`. */
export interface HubFault {
  status?: number
  retryAfter?: string
  /** Close the connection after so many bytes of the body. */
  closeAfter?: number
  /** Send so many bytes of the body, and then nothing. */
  stallAfter?: number
  ignoreRange?: boolean
  /** Send this instead of the file. */
  body?: Buffer
}

/**
 * A server with the hub's paths, `/{id}/resolve/{revision}/{path}`, on this machine. As on the hub,
 * large files are redirected to another address, and the redirect names their SHA-256.
 */
export class LocalHub {
  /** What was asked for, in order: `GET path` or `GET path bytes=5-`. */
  readonly requests: string[] = []
  /** The `authorization` header that came with each. */
  readonly tokens: (string | undefined)[] = []
  private readonly server = createServer((request, response) => this.answer(request, response))
  private readonly faults = new Map<string, HubFault[]>()
  private readonly linked = new Map<string, string>()

  private constructor(
    private readonly prefix: string,
    private readonly files: ReadonlyMap<string, Buffer>
  ) {}

  static async start(id: string, revision: string, files: ReadonlyMap<string, Buffer>): Promise<LocalHub> {
    const hub = new LocalHub(`/${id}/resolve/${revision}/`, files)
    await new Promise<void>((resolve) => hub.server.listen(0, "127.0.0.1", resolve))
    return hub
  }

  get endpoint(): string {
    const { port } = this.server.address() as AddressInfo
    return `http://127.0.0.1:${port}`
  }

  url(path: string): string {
    return this.endpoint + this.prefix + path
  }

  /** Departs from the usual for the next requests of this path, one fault each. */
  misbehave(path: string, ...faults: HubFault[]): void {
    this.faults.set(path, faults)
  }

  /** Answers this path with a redirect to another host name, which names the checksum. */
  link(path: string, sha256: string): void {
    this.linked.set(path, sha256)
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections()
    await new Promise((resolve) => this.server.close(resolve))
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    const url = request.url ?? ""
    const { range } = request.headers
    this.requests.push([request.method, url.replace(this.prefix, ""), range].filter(Boolean).join(" "))
    this.tokens.push(request.headers.authorization)
    const path = decodeURI(url.replace(this.prefix, "").replace(/^\/storage\//, ""))
    const sha256 = this.linked.get(path)
    if (sha256 && url.startsWith(this.prefix)) {
      const storage = `${this.endpoint.replace("127.0.0.1", "localhost")}/storage/${path}`
      response.writeHead(302, { location: storage, "x-linked-etag": `"${sha256}"` }).end()
      return
    }
    const fault = this.faults.get(path)?.shift() ?? {}
    const content = fault.body ?? this.files.get(path)
    if (fault.status || !content) {
      response.writeHead(fault.status ?? 404, fault.retryAfter ? { "retry-after": fault.retryAfter } : {}).end("no")
      return
    }
    this.sendContent(response, content, fault.ignoreRange ? undefined : range, fault)
  }

  private sendContent(response: ServerResponse, content: Buffer, range: string | undefined, fault: HubFault): void {
    const start = Number(/^bytes=(\d+)-$/.exec(range ?? "")?.[1] ?? 0)
    if (range && start >= content.length) {
      response.writeHead(416, { "content-range": `bytes */${content.length}` }).end()
      return
    }
    const body = content.subarray(start)
    response.writeHead(range ? 206 : 200, {
      "content-length": body.length,
      ...(range ? { "content-range": `bytes ${start}-${content.length - 1}/${content.length}` } : {}),
    })
    if (fault.closeAfter !== undefined) {
      // Late enough for what was sent to be read.
      response.write(body.subarray(0, fault.closeAfter), () => setTimeout(() => response.destroy(), 150))
    } else if (fault.stallAfter !== undefined) {
      response.write(body.subarray(0, fault.stallAfter))
    } else {
      response.end(body)
    }
  }
}
