import { backfillCommand } from "./backfill-command.suite"
import { copyBackfills } from "./copy-backfills.suite"
import { copyDrafts } from "./copy-drafts.suite"
import { copyPlayground } from "./copy-playground.suite"
import { copyTemplates } from "./copy-templates.suite"
import { inOneStore } from "./in-one-store"
import { languages } from "./languages.suite"

inOneStore(copyDrafts, copyBackfills, backfillCommand, copyPlayground, copyTemplates, languages)
