import { Client } from "pg"

/** Where Medusa keeps whole addresses of pictures. */
const COLUMNS = [
  ["image", "url"],
  ["product", "thumbnail"],
] as const

/**
 * Medusa's local files are stored with their whole address. When the store moves to
 * another port, its pictures move along.
 */
export async function movePictures(databaseUrl: string, from: string, to: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    for (const [table, column] of COLUMNS) {
      await client.query(
        `update "${table}" set ${column} = $2 || substr(${column}, length($1) + 1) where starts_with(${column}, $1)`,
        [`${from}/`, `${to}/`],
      )
    }
  } finally {
    await client.end()
  }
}
