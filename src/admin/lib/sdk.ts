import Medusa from "@medusajs/js-sdk"

/** The same address and the same way of signing in as the admin around us. */
export const backendUrl = __BACKEND_URL__ || "/"
export const authType = __AUTH_TYPE__ ?? "session"

export const sdk = new Medusa({
  baseUrl: backendUrl,
  auth: { type: authType, jwtTokenStorageKey: __JWT_TOKEN_STORAGE_KEY__ || undefined },
})
