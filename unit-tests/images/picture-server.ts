import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"

type Answer = (response: ServerResponse, request: IncomingMessage) => void

export interface PictureServer {
  /** `127.0.0.1:port` */
  host: string
  port: number
  /** Paths asked for since the last `answer`. */
  requests: string[]
  /** The address of a path, on this server or by another spelling of its host name. */
  url(path: string, hostname?: string): string
  /** Replaces what the server does. */
  answer(answer: Answer): void
  close(): Promise<void>
}

/** A server on the loopback interface that does what the test says. */
export async function startPictureServer(): Promise<PictureServer> {
  let current: Answer = (response) => response.writeHead(404).end()
  const requests: string[] = []
  const server = createServer((request, response) => {
    requests.push(request.url ?? "")
    current(response, request)
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const { port } = server.address() as AddressInfo

  return {
    host: `127.0.0.1:${port}`,
    port,
    requests,
    url: (path, hostname = "127.0.0.1") => `http://${hostname}:${port}${path}`,
    answer: (answer) => {
      requests.length = 0
      current = answer
    },
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
    },
  }
}
