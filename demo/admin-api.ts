/** What the admin API answered, when it was not a success. */
export class AdminApiError extends Error {
  override name = "AdminApiError"

  constructor(
    message: string,
    readonly status: number,
  ) {
    super(message)
  }
}

/** Calls a store's admin API as one user. */
export class AdminApi {
  private constructor(
    readonly url: string,
    private readonly token: string,
  ) {}

  /** @throws {AdminApiError} with status 401 where the password is another. */
  static async login(url: string, email: string, password: string): Promise<AdminApi> {
    const answer = await request(`${url}/auth/user/emailpass`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ email, password }),
    })
    const { token } = (await answer.json()) as { token: string }
    return new AdminApi(url, token)
  }

  async get<Answer>(path: string): Promise<Answer> {
    return this.call<Answer>(path, {})
  }

  async post<Answer>(path: string, body: object): Promise<Answer> {
    return this.call<Answer>(path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    })
  }

  /** @returns the address of the stored file. */
  async upload(name: string, type: string, content: Buffer): Promise<string> {
    const form = new FormData()
    form.append("files", new Blob([new Uint8Array(content)], { type }), name)
    const { files } = await this.call<{ files: { url: string }[] }>("/admin/uploads", { method: "POST", body: form })
    const [file] = files
    if (!file) throw new Error(`The store did not keep ${name}.`)
    return file.url
  }

  private async call<Answer>(path: string, init: RequestInit): Promise<Answer> {
    const headers = { ...init.headers, authorization: `Bearer ${this.token}` }
    const answer = await request(`${this.url}${path}`, { ...init, headers })
    return (await answer.json()) as Answer
  }
}

async function request(url: string, init: RequestInit): Promise<Response> {
  const answer = await fetch(url, { ...init, signal: AbortSignal.timeout(60_000) })
  if (answer.ok) return answer
  const text = await answer.text()
  throw new AdminApiError(`${init.method ?? "GET"} ${url}: ${answer.status} ${text.slice(0, 500)}`, answer.status)
}
