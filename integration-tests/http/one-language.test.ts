import { copyFeedback } from "./copy-feedback.suite"
import { demoModel } from "./demo-model.suite"
import { inOneStore } from "./in-one-store"
import { review } from "./review.suite"
import { reviewAtOnce } from "./review-at-once.suite"

// Before the store reads its configuration.
process.env.COPY_LOCALES = "en"

// The demo model first: the others give the store models of their own.
inOneStore(demoModel, copyFeedback, review, reviewAtOnce)
