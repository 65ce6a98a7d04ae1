import type { AdminApi } from "../admin-api"
import { renderDrawing } from "../drawings/render"
import type { StoreProgress } from "../progress"
import { handleOf, SEED_PRODUCTS, type SeedProduct } from "./products"

const CURRENCY = "eur"
const STOCK = 25

/**
 * Fills a store through its admin API, as a merchant would: a region, a stock location,
 * categories, and products with a drawing each. What is there already stays as it is, so
 * an interrupted run can be repeated.
 *
 * @returns how many products were created.
 */
export async function seedStore(api: AdminApi, onProgress: StoreProgress): Promise<number> {
  const salesChannel = await theSalesChannel(api)
  const location = await theStockLocation(api, salesChannel)
  await ensureRegion(api)
  const categories = await theCategories(api)

  let created = 0
  for (const [index, product] of SEED_PRODUCTS.entries()) {
    if (await exists(api, handleOf(product))) continue
    const categoryId = categories.get(product.category)
    await createProduct(api, product, { salesChannel, location, categoryId })
    created++
    onProgress(`Product ${index + 1} of ${SEED_PRODUCTS.length}: ${product.title}`)
  }
  return created
}

interface Surroundings {
  salesChannel: string
  location: string
  categoryId: string | undefined
}

async function createProduct(api: AdminApi, product: SeedProduct, around: Surroundings): Promise<void> {
  const { title, description, sizes, price, drawing } = product
  const handle = handleOf(product)
  const picture = await api.upload(`${handle}.jpg`, "image/jpeg", await renderDrawing(drawing, { format: "jpeg" }))
  const { product: created } = await api.post<{ product: { variants: { id: string }[] } }>(
    "/admin/products?fields=id,variants.id",
    {
      title,
      handle,
      ...(description ? { description } : {}),
      status: "published",
      images: [{ url: picture }],
      thumbnail: picture,
      categories: around.categoryId ? [{ id: around.categoryId }] : [],
      sales_channels: [{ id: around.salesChannel }],
      options: [{ title: "Size", values: sizes }],
      variants: sizes.map((size) => ({
        title: size,
        sku: `${handle}-${size}`.toUpperCase().replace(/\s+/g, "-"),
        manage_inventory: true,
        options: { Size: size },
        prices: [{ currency_code: CURRENCY, amount: price }],
      })),
    },
  )
  await stock(api, created.variants.map(({ id }) => id), around.location)
}

async function stock(api: AdminApi, variants: string[], location: string): Promise<void> {
  const query = variants.map((id) => `id[]=${id}`).join("&")
  const { variants: found } = await api.get<{ variants: { inventory_items: { inventory_item_id: string }[] }[] }>(
    `/admin/product-variants?fields=id,inventory_items.inventory_item_id&limit=100&${query}`,
  )
  const items = found.flatMap(({ inventory_items }) => inventory_items)
  await api.post("/admin/inventory-items/location-levels/batch", {
    create: items.map(({ inventory_item_id }) => ({
      inventory_item_id,
      location_id: location,
      stocked_quantity: STOCK,
    })),
  })
}

async function exists(api: AdminApi, handle: string): Promise<boolean> {
  const { count } = await api.get<{ count: number }>(`/admin/products?handle=${handle}&fields=id&limit=1`)
  return count > 0
}

async function theSalesChannel(api: AdminApi): Promise<string> {
  const { sales_channels } = await api.get<{ sales_channels: { id: string }[] }>("/admin/sales-channels?limit=1")
  const [first] = sales_channels
  if (first) return first.id
  const answer = await api.post<{ sales_channel: { id: string } }>("/admin/sales-channels", { name: "Online shop" })
  return answer.sales_channel.id
}

async function theStockLocation(api: AdminApi, salesChannel: string): Promise<string> {
  const { stock_locations } = await api.get<{ stock_locations: { id: string }[] }>("/admin/stock-locations?limit=1")
  const [first] = stock_locations
  if (first) return first.id
  const { stock_location } = await api.post<{ stock_location: { id: string } }>("/admin/stock-locations", {
    name: "Warehouse",
    address: { address_1: "Harbour Street 1", city: "Hamburg", country_code: "de" },
  })
  await api.post(`/admin/stock-locations/${stock_location.id}/sales-channels`, { add: [salesChannel] })
  return stock_location.id
}

async function ensureRegion(api: AdminApi): Promise<void> {
  const { count } = await api.get<{ count: number }>("/admin/regions?limit=1")
  if (count > 0) return
  await api.post("/admin/regions", {
    name: "Europe",
    currency_code: CURRENCY,
    countries: ["de", "fr", "nl", "es", "it"],
    payment_providers: ["pp_system_default"],
  })
}

async function theCategories(api: AdminApi): Promise<Map<string, string>> {
  type Category = { id: string; name: string }
  const { product_categories } = await api.get<{ product_categories: Category[] }>("/admin/product-categories?limit=100")
  const known = new Map(product_categories.map(({ name, id }) => [name, id]))
  for (const name of new Set(SEED_PRODUCTS.map(({ category }) => category))) {
    if (known.has(name)) continue
    const answer = await api.post<{ product_category: Category }>("/admin/product-categories", { name, is_active: true })
    known.set(name, answer.product_category.id)
  }
  return known
}
