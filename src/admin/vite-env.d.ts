/** Set by the host store's admin build, from its `admin.backendUrl` option. */
declare const __BACKEND_URL__: string | undefined

/** How the host store's admin signs in: `session` unless ADMIN_AUTH_TYPE says `jwt`. */
declare const __AUTH_TYPE__: "session" | "jwt" | undefined

declare const __JWT_TOKEN_STORAGE_KEY__: string | undefined

/** Where the host store's admin is mounted: `/app` unless its `admin.path` option says otherwise. */
declare const __BASE__: string | undefined
