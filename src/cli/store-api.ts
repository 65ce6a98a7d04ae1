import { CommandFailure } from "./command-failure"

/** Milliseconds for an answer to a question; what changes something may take as long as it does. */
const ANSWER_WITHIN = 30_000
const TOO_MANY_REQUESTS = 429

/** The store did not answer, or not sensibly. It may be starting, or the network be gone: worth another try. */
export class StoreUnreachable extends CommandFailure {
  override name = "StoreUnreachable"
}

/** Calls the admin API of a store with a secret API key. */
export class StoreApi {
  /**
   * @param url of the store, as `https://shop.example`
   * @param signal ends what is under way
   */
  constructor(
    readonly url: string,
    private readonly apiKey: string,
    private readonly signal: AbortSignal
  ) {}

  /** @throws as `post` */
  get<Answer>(path: string): Promise<Answer> {
    return this.call<Answer>(path, { signal: AbortSignal.any([this.signal, AbortSignal.timeout(ANSWER_WITHIN)]) })
  }

  /**
   * @throws StoreUnreachable where another try may help; CommandFailure with what to do where it
   * won't; the signal's reason
   */
  post<Answer>(path: string, body: object = {}): Promise<Answer> {
    return this.call<Answer>(path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
      signal: this.signal,
    })
  }

  /**
   * An answer of any length, piece by piece as it comes.
   *
   * @throws as `post`, also in the middle
   */
  async *stream(path: string): AsyncGenerator<Uint8Array> {
    let hasBegun = false
    try {
      const response = await this.fetch(path, { signal: this.signal })
      hasBegun = response.ok
      if (!response.ok) throw this.refusal(response.status, await response.text(), path)
      // Whatever else answers at an address answers with a page.
      if (/html/.test(response.headers.get("content-type") ?? "")) throw this.noStore()
      if (response.body) yield* piecesOf(response.body)
    } catch (error) {
      this.signal.throwIfAborted()
      if (error instanceof CommandFailure) throw error
      if (!hasBegun) throw this.unreachable(error)
      throw new StoreUnreachable(`The store at ${this.url} broke off in the middle of its answer (${reasonOf(error)}). Its log may tell why. Try again.`)
    }
  }

  private async call<Answer>(path: string, init: RequestInit): Promise<Answer> {
    try {
      const response = await this.fetch(path, init)
      const text = await response.text()
      if (!response.ok) throw this.refusal(response.status, text, path)
      return this.parse<Answer>(text)
    } catch (error) {
      this.signal.throwIfAborted()
      throw error instanceof CommandFailure ? error : this.unreachable(error)
    }
  }

  private fetch(path: string, init: RequestInit): Promise<Response> {
    // The key is the user's name, and there is no password.
    const authorization = `Basic ${Buffer.from(`${this.apiKey}:`).toString("base64")}`
    return fetch(`${this.url}${path}`, { ...init, headers: { accept: "application/json", ...init.headers, authorization } })
  }

  private parse<Answer>(text: string): Answer {
    try {
      return JSON.parse(text)
    } catch {
      throw this.noStore()
    }
  }

  private noStore(): CommandFailure {
    return new CommandFailure(`What answers at ${this.url} is no Medusa store. --url names the store's own address, not the shop window's.`)
  }

  private refusal(status: number, text: string, path: string): CommandFailure {
    const message = messageOf(text)
    if (status === 401 || status === 403) {
      return new CommandFailure(
        `The store at ${this.url} refused the key. It may be revoked, or of another store. ` +
          "Secret API keys (sk_…) are made in the admin: Settings → Secret API Keys."
      )
    }
    // What is not there in a route that is there, the store says in its own words.
    if (status === 404 && message === null) {
      return new CommandFailure(
        `The store at ${this.url} knows no ${path.includes("feedback") ? "feedback" : "backfills"}. Is medusa-plugin-shelftalker among the plugins of its ` +
          "medusa-config, in a version that has them, and is this the address of the store itself?"
      )
    }
    const said = message ?? `it answered with status ${status}`
    if (status >= 500 || status === TOO_MANY_REQUESTS) return new StoreUnreachable(`The store at ${this.url} is in trouble: ${said}`)
    return new CommandFailure(`The store refused: ${said}`)
  }

  private unreachable(error: unknown): StoreUnreachable {
    return new StoreUnreachable(`No store answers at ${this.url} (${reasonOf(error)}). Is it running? --url names another address.`)
  }
}

/** By hand: the types that the admin needs know streams as browsers have them, which are not iterable. */
async function* piecesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader()
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value
  } finally {
    await reader.cancel()
  }
}

/** What Medusa says of an error; null where it was not Medusa's API that answered. */
function messageOf(text: string): string | null {
  try {
    const answer: unknown = JSON.parse(text)
    const said = typeof answer === "object" && answer !== null && "message" in answer ? answer.message : null
    return typeof said === "string" ? said : null
  } catch {
    return null
  }
}

/** `ECONNREFUSED` tells more than the `fetch failed` around it. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const { cause } = error
  if (cause instanceof Error) return "code" in cause && typeof cause.code === "string" ? cause.code : cause.message
  return error.name === "TimeoutError" ? `no answer within ${ANSWER_WITHIN / 1000} s` : error.message
}
