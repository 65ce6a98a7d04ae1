/** Set by the host store's admin build, from its `admin.backendUrl` option. */
declare const __BACKEND_URL__: string | undefined

/** How the host store's admin signs in: `session` unless ADMIN_AUTH_TYPE says `jwt`. */
declare const __AUTH_TYPE__: "session" | "jwt" | undefined

declare const __JWT_TOKEN_STORAGE_KEY__: string | undefined
