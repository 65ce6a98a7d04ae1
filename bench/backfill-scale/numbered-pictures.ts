import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import sharp from "sharp"

export interface NumberedPictures {
  /** To which a number is added. */
  url: string
  close(): void
}

/** Serves for each number a tiny picture of a colour of its own. */
export async function serveNumberedPictures(): Promise<NumberedPictures> {
  const server = createServer((request, response) => {
    const number = Number((request.url ?? "").slice(1))
    const background = { r: number & 255, g: (number >> 8) & 255, b: (number >> 16) & 255 }
    sharp({ create: { width: 16, height: 16, channels: 3, background } })
      .png({ compressionLevel: 1 })
      .toBuffer()
      .then((picture) => response.writeHead(200, { "content-type": "image/png" }).end(picture))
      .catch(() => response.writeHead(500).end())
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}/`, close: () => void server.close() }
}
