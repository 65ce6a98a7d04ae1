import { draftReplyFormat } from "../../../src/copy/reply-format"
import { ReplyCursor, TokenMasks } from "../../../src/inference/reply-format"
import { bytesOf, demoTokens } from "./demo-tokens"

/** Beside the demo model's own: tokens of which the same could be said in two ways. */
const tokens = [
  ...demoTokens,
  ...["<", "|", "<|", "|x", "b<", '\\"', "\\", '\\\\"', '\\n', 'a\\"b","', '","', '1","', '"', '",', '"],"', '"},"', '","material":"', '","b","c', " ", " a", "　a", "((((((((", "(((((((a", "((((((((a", "1111 1111", "红", "`", "\u200d", "\n", '\n"', "", ","].map(bytesOf),
  Uint8Array.of(0xe7, 0xba), Uint8Array.of(0xa2), Uint8Array.of(0xa2, 0x22), Uint8Array.of(0x61, 0xf0), Uint8Array.of(0xff), Uint8Array.of(0xe2, 0x80, 0x8d),
]
const PLACES = [
  "", '{"ocr', '{"ocr_text":', '{"ocr_text":[', '{"ocr_text":["', '{"ocr_text":["(', '{"ocr_text":["((((((((', '{"ocr_text":["5', '{"ocr_text":["5 <',
  '{"ocr_text":["5\\', '{"ocr_text":["5"', '{"ocr_text":["5",', '{"ocr_text":["5","6","7","8","9","1","2","3', '{"ocr_text":[]',
  '{"ocr_text":[],"attributes":{"type":"', '{"ocr_text":[],"attributes":{"type":"","colour":"","pattern":"', '{"ocr_text":[],"attributes":{"type":"","colour":"","pattern":""',
  '{"ocr_text":[],"attributes":{"type":"","colour":"","pattern":""},"title":"', '{"ocr_text":[],"attributes":{"type":"","colour":"","pattern":""},"title":"100%',
  '{"ocr_text":[],"attributes":{"type":"","colour":"","pattern":""},"title":"((((((((', '{"ocr_text":[],"attributes":{"type":"","colour":"","pattern":""},"title":"T","selling_points":["a","b","c',
  '{"ocr_text":[],"attributes":{"type":"","colour":"","pattern":""},"title":"T","selling_points":["a","b","c"],"description":"d","alt_text":"e',
  '{"ocr_text":[],"attributes":{"type":"","colour":"","pattern":""},"title":"T","selling_points":["a","b","c"],"description":"d","alt_text":"e"}',
]
const WITHIN_CHARACTERS = [[0xe7], [0xe7, 0xba], [0xf0], [0xe2, 0x80]]

describe("A mask of tokens", () => {
  const format = draftReplyFormat("en")
  const inText = ReplyCursor.start(format).advance(bytesOf('{"ocr_text":["'))
  const cursors: [string, ReplyCursor][] = [
    ...PLACES.map((place): [string, ReplyCursor] => [place, place === "" ? ReplyCursor.start(format) : ReplyCursor.start(format).advance(bytesOf(place))]),
    ...WITHIN_CHARACTERS.map((bytes): [string, ReplyCursor] => [`within a character: ${bytes.join()}`, inText.advance(Uint8Array.from(bytes))]),
  ]
  const masks = new TokenMasks(tokens)

  it.each(cursors)("allows exactly the tokens that the cursor accepts after %s", (_place, cursor) => {
    const accepted = tokens.map((bytes) => (bytes && cursor.accepts(bytes) ? 1 : 0))
    expect([...masks.allowed(cursor)]).toEqual(accepted)
    if (!cursor.complete) expect(accepted).toContain(1)
  })

  it("is made once for all places of equal key, whatever the locale's limits", () => {
    const chinese = ReplyCursor.start(draftReplyFormat("zh"))
    const place = bytesOf('{"ocr_text":["ab')
    const mask = masks.allowed(chinese.advance(place))
    expect(masks.allowed(ReplyCursor.start(format).advance(bytesOf('{"ocr_text":["something else')))).toBe(mask)
  })

  it("of another format is another one", () => {
    const other = ReplyCursor.start([{ kind: "literal", text: "[1]" }])
    const mask = masks.allowed(other)
    expect(tokens.filter((_, id) => mask[id] === 1).map((bytes) => new TextDecoder().decode(bytes ?? undefined))).toEqual(["["])
  })

  it("is thrown away when many others were used since", () => {
    const few = new TokenMasks([bytesOf("a"), bytesOf('"')])
    const places = Array.from({ length: 200 }, (_, index) =>
      ReplyCursor.start([{ kind: "literal", text: "a".repeat(index + 1) }])
    )
    const masksOf = () => places.map((cursor) => few.allowed(cursor))
    const [first, last] = [masksOf(), places.at(-1)]
    expect(last && few.allowed(last)).toBe(first.at(-1))
    expect(places[0] && few.allowed(places[0])).not.toBe(first[0])
    expect(places[0] && [...few.allowed(places[0])]).toEqual([1, 0])
  })
})
