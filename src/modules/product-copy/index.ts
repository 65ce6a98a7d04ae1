import { Module } from "@medusajs/framework/utils"

import { visionLanguageModelLoader } from "./loaders/vision-language-model"
import { ProductCopyService } from "./service"

/** The key of the module in Medusa's container. */
export const PRODUCT_COPY_MODULE = "productCopy"

export default Module(PRODUCT_COPY_MODULE, {
  service: ProductCopyService,
  loaders: [visionLanguageModelLoader],
})

declare module "@medusajs/framework/types" {
  interface ModuleImplementations {
    productCopy: ProductCopyService
  }
}
