export { draftCopy, draftMessages, MAX_DRAFT_TOKENS, type DraftCopyRequest, type DraftedCopy } from "./draft-copy"
export { draftFailure } from "./draft-failure"
export { draftFingerprint, type FingerprintRequest } from "./draft-fingerprint"
