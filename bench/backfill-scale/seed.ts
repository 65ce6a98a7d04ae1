import type { Client } from "pg"

/** Every so many products one has the picture of the product before it. */
const SHARED_EVERY = 10

/**
 * Writes products with a picture each straight into the database: what they cost to create is not
 * measured here, and nothing drafts them by itself.
 *
 * @param pictures address to which a number is added
 */
export async function seedProducts(client: Client, count: number, pictures: string): Promise<void> {
  await client.query(
    `INSERT INTO product (id, title, handle, status, discountable, is_giftcard, created_at)
     SELECT 'prod_scale' || lpad(n::text, 8, '0'), 'IMG_' || n, 'scale-' || n, 'published', true, false,
       now() - interval '1 day' + n * interval '1 millisecond'
     FROM generate_series(1, $1::int) n`,
    [count]
  )
  await client.query(
    `INSERT INTO image (id, url, rank, product_id)
     SELECT 'img_scale' || n, $2 || (CASE WHEN n % $3 = 0 THEN n - 1 ELSE n END), 0, 'prod_scale' || lpad(n::text, 8, '0')
     FROM generate_series(1, $1::int) n`,
    [count, pictures, SHARED_EVERY]
  )
  // As in a store that has lived for a while; the server's own comes when it comes.
  await client.query("ANALYZE product, image")
}
