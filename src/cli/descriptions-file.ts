import type { DescribedPicture, DescribeSettings } from "./describe-record"
import { writeDescriptions, type DescribeFormat } from "./describe-output"

/** Often enough to look at what there is so far. */
const REFRESHED_EVERY_MS = 30_000
/** Of a hundred thousand descriptions, writing them takes a moment: no more than a twentieth of the time. */
const LEAST_PAUSE = 20

/** The output, which is whole at any time: it is replaced in one step, now and then and at the end. */
export class DescriptionsFile {
  private next: number

  /**
   * @param described what it is to have by now, in order
   * @param now milliseconds that only grow
   */
  constructor(
    private readonly path: string,
    private readonly format: DescribeFormat,
    private readonly settings: DescribeSettings,
    private readonly described: () => DescribedPicture[],
    private readonly now: () => number = () => performance.now()
  ) {
    this.next = now() + REFRESHED_EVERY_MS
  }

  /** Brings the file up to date, where that was not done a moment ago. */
  async refresh(): Promise<void> {
    if (this.now() < this.next) return
    // Now, so that another worker does not begin the same.
    this.next = Number.POSITIVE_INFINITY
    await this.write()
  }

  /** @returns how many descriptions it has */
  async write(): Promise<number> {
    const started = this.now()
    const described = this.described()
    await writeDescriptions(this.path, this.format, described, this.settings)
    this.next = this.now() + Math.max(REFRESHED_EVERY_MS, LEAST_PAUSE * (this.now() - started))
    return described.length
  }
}
