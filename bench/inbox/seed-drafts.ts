import type { Client } from "pg"

/**
 * Writes drafts of the products of `seedProducts`, two languages each, in the states that a store has them
 * after a backfill: six in ten to review, two accepted, and a history of those that were decided on.
 */
export async function seedDrafts(client: Client, count: number): Promise<void> {
  await client.query(
    `INSERT INTO copy_draft (id, product_id, locale, status, "trigger", search_text, content, edited, issues, confidence, risk, has_conflict,
       baseline, published, provenance, fingerprint, error, decided_by, decided_at, attempts, created_at, updated_at)
     SELECT 'cdraft_scale' || lpad(n::text, 8, '0'), 'prod_scale' || lpad(((n + 1) / 2)::text, 8, '0'), (ARRAY['en', 'zh'])[1 + n % 2],
       status, 'backfill', 'IMG_' || (n + 1) / 2 || E'\\nStriped mug number ' || n,
       CASE WHEN status <> 'failed' THEN jsonb_build_object('title', 'Striped mug number ' || n,
         'selling_points', jsonb_build_array('Easy to clean', 'Keeps drinks warm', 'Made for every day'),
         'description', 'A striped mug of glazed ceramic for every day, number ' || n || '.', 'alt_text', 'A mug on a table',
         'attributes', '[{"name": "colour", "value": "red", "evidence": "picture"}]'::jsonb, 'ocr_text', '[]'::jsonb) END,
       '{}', CASE WHEN n % 7 = 0 THEN '[{"field": "title", "code": "shortened", "severity": "warning", "message": "It was shortened."}]' ELSE '[]' END::jsonb,
       '{"title": 0.9, "description": 0.8}', round(random()::numeric, 3), status = 'ready' AND n % 97 = 0,
       jsonb_build_object('title', 'IMG_' || (n + 1) / 2, 'description', NULL),
       CASE WHEN status = 'accepted' THEN '[{"field": "title", "target": "title", "before": "IMG", "after": "Striped mug"}]'::jsonb END,
       jsonb_build_object('model', 'scale', 'revision', '1', 'template', 'default@1', 'picture_ids', jsonb_build_array('img_scale' || n)),
       md5(n::text), CASE WHEN status = 'failed' THEN '{"code": "timeout", "message": "It took too long.", "retryable": true}'::jsonb END,
       CASE WHEN status IN ('accepted', 'rejected') THEN 'user_scale' END,
       CASE WHEN status IN ('accepted', 'rejected') THEN now() - n * interval '10 seconds' END,
       1, now() - n * interval '5 seconds', now() - n * interval '5 seconds'
     FROM (SELECT n, (ARRAY['ready', 'ready', 'ready', 'ready', 'ready', 'ready', 'accepted', 'accepted', 'rejected', 'failed'])[1 + n % 10] AS status
       FROM generate_series(1, $1::int) n) AS drafts`,
    [count]
  )
  await client.query(
    `INSERT INTO copy_draft_event (id, draft_id, product_id, locale, action, actor_id, changes, created_at)
     SELECT 'cdevent_' || d.id || e, d.id, d.product_id, d.locale, CASE WHEN e = 2 THEN 'edit' WHEN d.status = 'rejected' THEN 'reject' ELSE 'accept' END,
       'user_scale', '[{"field": "title", "target": "title", "before": "IMG", "after": "Striped mug"}]', d.decided_at - e * interval '1 minute'
     FROM copy_draft d CROSS JOIN generate_series(1, 2) e WHERE d.decided_at IS NOT NULL`
  )
  await client.query("ANALYZE copy_draft, copy_draft_event")
}
