import type { DescribedPicture, DescribeSettings } from "../../src/cli/describe-record"
import { ENGLISH_COPY } from "../copy/sample-copy"

export const DESCRIBE_SETTINGS: DescribeSettings = {
  model: "demo",
  revision: "1",
  dtype: { decoder: "fp32" },
  prompt: "default@1",
  longest_side: 512,
  enhance_text: false,
}

export function describedPicture(more: Partial<DescribedPicture> = {}): DescribedPicture {
  return {
    file: "mug.png",
    locale: "en",
    content: ENGLISH_COPY,
    issues: [],
    confidence: { title: 0.9 },
    text: null,
    finished: true,
    sha256: "0123",
    described_at: "2026-01-02T03:04:05.678Z",
    ...more,
  }
}
