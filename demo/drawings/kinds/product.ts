import type { Material } from "../material"

export interface Point {
  x: number
  y: number
}

export interface Box extends Point {
  width: number
  height: number
}

/** One kind of product, in coordinates of its own: about 500 units long, its origin near its middle. */
export interface Product {
  /** Holds everything that `draw` paints. */
  box: Box
  /** One closed outline, from which the soft shadow is made. */
  silhouette: string
  draw(material: Material): string
  /** True where left and right may be swapped. */
  mirrors?: boolean
  /** Where a label is printed: its middle, and how wide the product is there. */
  front?: Point & { width: number }
  /** Where a hang tag lies when the front is missing or too narrow, and where its string is tied. */
  tag?: Point & { tiedAt: Point }
}
