import { checkTraps } from "../../../models/training/check-traps"

test("No claim that is planted in a draft of a drawing goes without an issue of its field, and honest drafts raise no alarm", async () => {
  const { byKind, unseen, honest } = await checkTraps(null, 20)
  expect(unseen).toEqual([])
  expect(Object.values(byKind).map(({ planted }) => planted)).toEqual([5, 5, 5, 5])
  expect(honest).toEqual({ drafts: 10, alarms: [] })
})
