export { draftCopy, draftMessages, type DraftCopyRequest, type DraftedCopy } from "./draft-copy"
export { draftFailure } from "./draft-failure"
export { draftFingerprint, type FingerprintRequest } from "./draft-fingerprint"
export { MOST_EARLIER_DRAFTS, type EarlierDraft } from "./look-up"
