import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import sharp from "sharp"

/** A web server that hands out pictures, as a shop's file host does. */
export interface PictureHost {
  /** `127.0.0.1:PORT`, for the `allowedHosts` option. */
  host: string
  /** The address of a picture. What it shows is decided by `show`. */
  url(name: string): string
  /** From now on this picture is of that colour, or whatever bytes are given; null makes it 404. */
  show(name: string, content: string | Buffer | null): Promise<void>
  /** How often each picture was fetched. */
  readonly fetched: Map<string, number>
  close(): Promise<void>
}

export async function startPictureHost(): Promise<PictureHost> {
  const pictures = new Map<string, Buffer>()
  const fetched = new Map<string, number>()
  const server = createServer((request, response) => {
    const name = (request.url ?? "").slice(1)
    fetched.set(name, (fetched.get(name) ?? 0) + 1)
    const picture = pictures.get(name)
    response.writeHead(picture ? 200 : 404, { "content-type": "image/png" }).end(picture)
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const { port } = server.address() as AddressInfo
  const host = `127.0.0.1:${port}`
  return {
    host,
    fetched,
    url: (name) => `http://${host}/${name}`,
    async show(name, content) {
      if (content === null) pictures.delete(name)
      else pictures.set(name, typeof content === "string" ? await plainPicture(content) : content)
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

function plainPicture(colour: string): Promise<Buffer> {
  return sharp({ create: { width: 64, height: 64, channels: 3, background: colour } }).png().toBuffer()
}
