import type { CopyContent, CopyIssue, IssueCode } from "../draft"
import { findLongFields } from "../find-long-fields"
import { bannedWords } from "./banned-words"
import { unsupportedClaims } from "./claims/unsupported-claims"
import { followsInstruction } from "./follows-instruction"
import { wrongLanguage, wrongScript } from "./foreign-words"
import { instructionsInPicture } from "./instruction-text"
import { bareTitle, emptyAltText } from "./missing-words"
import { outOfPlace } from "./out-of-place"
import { repeatedPoints } from "./repeated-points"
import type { RuleContext } from "./rule-context"
import { unsafeText } from "./unsafe-text"

/**
 * What the rules find in the effective words of a draft, the model's or the
 * merchant's. Pure: the same words and facts give the same issues. An issue hides nothing;
 * it tells the person who decides where to look.
 */
export function findIssues(content: CopyContent, context: RuleContext): CopyIssue[] {
  const { locale, facts } = context
  return [
    ...unsafeText(content),
    ...wrongScript(content, locale),
    ...wrongLanguage(content, locale),
    ...findLongFields(content, locale),
    ...followsInstruction(content, context),
    ...unsupportedClaims(content, context),
    ...bannedWords(content, context),
    ...bareTitle(content, facts),
    ...repeatedPoints(content),
    ...outOfPlace(content),
    ...emptyAltText(content),
    ...instructionsInPicture(content),
  ]
}

/** What only reading and mending the model's reply can tell; the words alone show nothing of it any more. */
const OF_THE_REPLY: readonly IssueCode[] = ["shortened", "wrong_count", "mended"]

/** The issues of words that were written for another product, as the facts of this one let them stand. */
export function findIssuesAnew(issues: readonly CopyIssue[], content: CopyContent, context: RuleContext): CopyIssue[] {
  return [...issues.filter(({ code }) => OF_THE_REPLY.includes(code)), ...findIssues(content, context)]
}
