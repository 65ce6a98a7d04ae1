import type { Locale } from "./limits"

/** Words that say nothing about a product: no one wants to hear that "the" is deleted often. */
export const STOP_WORDS: Readonly<Record<Locale, ReadonlySet<string>>> = {
  en: new Set(
    (
      "a an the this that these those it its it's he she they we you i our your their his her my me us them " +
      "and or but nor so yet if then than as at by for from in into of off on onto out over to up with without within about " +
      "is are was were be been being am has have had do does did can could will would shall should may might must " +
      "not no all any both each every few more most other some such only own same too very just also " +
      "there here when where which who whom whose what why how while because during after before again once"
    ).split(" ")
  ),
  zh: new Set(
    (
      "的 了 和 与 及 或 是 在 有 为 以 于 而 并 且 也 都 就 又 还 很 更 最 不 没 无 将 被 把 让 使 从 到 对 向 由 其 之 " +
      "这 那 此 该 个 款 件 种 些 我 你 您 他 她 它 们 可 能 会 要 可以 能够 以及 并且 而且 或者 但是 因为 所以 如果 " +
      "这个 那个 这些 那些 这款 我们 你们 他们 它们 一个 一款 一种 一件 非常 十分 进行 通过 对于 其中"
    ).split(" ")
  ),
}
