import type { Client } from "pg"

/** Fields of a draft that are fed back on. */
const FIELDS = 5

/**
 * Writes feedback of the drafts of `seedDrafts`, and has all of these accepted: a row a field, one in three
 * edited, over two years and twenty categories.
 */
export async function seedFeedback(client: Client): Promise<void> {
  await client.query(
    `UPDATE copy_draft SET status = 'accepted', decided_at = now() - random() * interval '730 days', content = COALESCE(content, first.words),
       published = '[{"field": "title", "target": "title", "before": null, "after": "Mug"}, {"field": "description", "target": "description", "before": null, "after": "A mug"}]',
       provenance = provenance || jsonb_build_object('facts', jsonb_build_object('title', 'IMG', 'categories', jsonb_build_array('Category ' || abs(hashtext(id)) % 20)))
     FROM (SELECT content AS words FROM copy_draft WHERE content IS NOT NULL LIMIT 1) AS first`
  )
  await client.query(
    `INSERT INTO copy_feedback (id, draft_id, product_id, locale, field, verdict, accepted, distance, changed, removed, template, model, category, examples, actor_id, created_at)
     SELECT 'cfeed_' || d.id || f, d.id, d.product_id, d.locale, (ARRAY['title', 'selling_points', 'description', 'alt_text', 'attributes'])[f],
       verdict, verdict <> 'rejected', CASE verdict WHEN 'edited' THEN 3 WHEN 'as_written' THEN 0 END, CASE verdict WHEN 'edited' THEN 0.25 WHEN 'as_written' THEN 0 END,
       CASE WHEN verdict = 'edited' THEN ARRAY['word' || n % 300, 'premium', 'premium word' || n % 300] ELSE '{}' END,
       'default@' || n % 5, 'demo@' || n % 3, 'Category ' || abs(hashtext(d.id)) % 20, n % 2, 'user_scale', d.decided_at
     FROM (SELECT *, row_number() OVER () AS n FROM copy_draft) d CROSS JOIN generate_series(1, ${FIELDS}) f
       CROSS JOIN LATERAL (SELECT CASE WHEN n % 11 = 0 THEN 'rejected' WHEN (n + f) % 3 = 0 THEN 'edited' ELSE 'as_written' END AS verdict) v`
  )
  await client.query("VACUUM ANALYZE copy_draft, copy_feedback")
}
