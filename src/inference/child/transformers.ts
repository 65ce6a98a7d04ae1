/**
 * Transformers.js is an ES module and this package is CommonJS, so its values come by `import()`;
 * its types come from here.
 */
export type Transformers = typeof import("@huggingface/transformers", { with: { "resolution-mode": "import" } })

export type Processor = Awaited<ReturnType<Transformers["AutoProcessor"]["from_pretrained"]>>
export type Tensor = InstanceType<Transformers["Tensor"]>
