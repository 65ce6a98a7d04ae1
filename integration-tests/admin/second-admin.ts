import type { AdminApi } from "../../demo/admin-api"

export interface SecondAdmin {
  email: string
  password: string
  /** As the history names them. */
  name: string
}

/** Another person who may sign in to the admin, invited as the admin's own pages do it. */
export async function inviteAdmin(api: AdminApi, firstName: string, lastName: string): Promise<SecondAdmin> {
  const email = `${firstName.toLowerCase()}@shelftalker.test`
  const password = "shelftalker"
  const { invite } = await api.post<{ invite: { token: string } }>("/admin/invites", { email })
  const { token } = await call<{ token: string }>(api, "/auth/user/emailpass/register", { email, password })
  const accepting = `/admin/invites/accept?token=${encodeURIComponent(invite.token)}`
  await call(api, accepting, { email, first_name: firstName, last_name: lastName }, token)
  return { email, password, name: `${firstName} ${lastName}` }
}

async function call<Answer>(api: AdminApi, path: string, body: object, token?: string): Promise<Answer> {
  const answer = await fetch(`${api.url}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`POST ${path}: ${answer.status} ${await answer.text()}`)
  return (await answer.json()) as Answer
}
