import { useQuery } from "@tanstack/react-query"

import { sdk } from "../../lib/sdk"

const MOST = 200

/** Names of the store's admins by id. Empty for whoever may not see them. */
export function useAdminNames(): ReadonlyMap<string, string> {
  const { data } = useQuery({
    queryKey: ["shelftalker", "admin-names"],
    queryFn: async () => {
      const { users } = await sdk.admin.user.list({ limit: MOST, fields: "id,first_name,last_name,email" })
      return new Map(users.map(({ id, first_name, last_name, email }) => [id, [first_name, last_name].filter(Boolean).join(" ") || email]))
    },
    retry: false,
    staleTime: 60_000,
  })
  return data ?? NOBODY
}

const NOBODY: ReadonlyMap<string, string> = new Map()
