import {
  ONNX_ATTRIBUTE_TYPE,
  ONNX_ELEMENT_TYPE,
  type AttributeProto,
  type ElementType,
  type NodeProto,
  type ValueInfoProto,
} from "./onnx-proto"
import { constantSource, type TensorSource } from "./tensor-source"

/** The name of a tensor in the graph: an input, an initializer, or what a node puts out. */
export type Value = string

/** A fixed size, or the name of one that is known at run time. */
export type Dimension = number | string

/** A float attribute is told from an integer one by `{ float }`, since JavaScript has one kind of number. */
export type Attribute = number | string | readonly number[] | { float: number }

export interface Graph {
  name: string
  nodes: readonly NodeProto[]
  initializers: ReadonlyMap<Value, TensorSource>
  inputs: readonly ValueInfoProto[]
  outputs: readonly ValueInfoProto[]
}

/** ONNX Runtime's own operators. */
const MICROSOFT = "com.microsoft"

/**
 * Puts a graph together in the order of execution. Names are made here and are unique; a node that
 * reads what nobody has written yet is a mistake of the caller and throws.
 */
export class GraphBuilder {
  private readonly nodes: NodeProto[] = []
  private readonly initializers = new Map<Value, TensorSource>()
  private readonly inputs: ValueInfoProto[] = []
  private readonly outputs: ValueInfoProto[] = []
  private readonly values = new Set<Value>()
  private readonly counts = new Map<string, number>()
  private scope = ""

  constructor(private readonly name: string) {}

  input(name: string, elementType: ElementType, shape: readonly Dimension[]): Value {
    this.inputs.push(valueInfo(name, elementType, shape))
    return this.declare(name)
  }

  /** Gives the value the graph's public name. */
  output(name: string, value: Value, elementType: ElementType, shape: readonly Dimension[]): void {
    this.outputs.push(valueInfo(name, elementType, shape))
    this.addNode("Identity", "", [value], [this.declare(name)], {})
  }

  /** Asking again for the same name gives the tensor that is already there. */
  initializer(name: string, source: () => TensorSource): Value {
    if (!this.initializers.has(name)) {
      this.initializers.set(this.declare(name), source())
    }
    return name
  }

  integers(values: readonly number[], shape: readonly number[] = [values.length]): Value {
    return this.initializer(`integers[${shape.join("x")}]:${values.join(",")}`, () =>
      constantSource("int64", shape, BigInt64Array.from(values, BigInt))
    )
  }

  /** A scalar. */
  integer(value: number): Value {
    return this.integers([value], [])
  }

  /** @param name says what the values are; one name, one set of values */
  floats(name: string, values: readonly number[], shape: readonly number[] = [values.length]): Value {
    return this.initializer(name, () => constantSource("float32", shape, Float32Array.from(values)))
  }

  /** A node of the ONNX standard with one output. */
  op(opType: string, inputs: readonly (Value | null)[], attributes: Record<string, Attribute> = {}): Value {
    return this.node(opType, "", inputs, 1, attributes)[0]
  }

  /** A node of the ONNX standard with several outputs. */
  ops<Count extends number>(
    opType: string,
    inputs: readonly (Value | null)[],
    outputCount: Count,
    attributes: Record<string, Attribute> = {}
  ): Values<Count> {
    return this.node(opType, "", inputs, outputCount, attributes)
  }

  /** A node of ONNX Runtime's own with one output. */
  microsoftOp(
    opType: string,
    inputs: readonly (Value | null)[],
    attributes: Record<string, Attribute> = {}
  ): Value {
    return this.node(opType, MICROSOFT, inputs, 1, attributes)[0]
  }

  /** A node of ONNX Runtime's own with several outputs. */
  microsoftOps<Count extends number>(
    opType: string,
    inputs: readonly (Value | null)[],
    outputCount: Count,
    attributes: Record<string, Attribute> = {}
  ): Values<Count> {
    return this.node(opType, MICROSOFT, inputs, outputCount, attributes)
  }

  /** -1 takes what is left, 0 keeps the size at that place. */
  reshape(value: Value, shape: readonly number[] | Value): Value {
    return this.op("Reshape", [value, typeof shape === "string" ? shape : this.integers(shape)])
  }

  cast(value: Value, elementType: ElementType): Value {
    return this.op("Cast", [value], { to: ONNX_ELEMENT_TYPE[elementType] })
  }

  /** Nodes that `build` adds get the scope in their names, so that a profile can be read. */
  within<Result>(scope: string, build: () => Result): Result {
    const outer = this.scope
    this.scope = `${outer}${scope}/`
    try {
      return build()
    } finally {
      this.scope = outer
    }
  }

  build(): Graph {
    const { name, nodes, initializers, inputs, outputs } = this
    return { name, nodes, initializers, inputs, outputs }
  }

  private node<Count extends number>(
    opType: string,
    domain: string,
    inputs: readonly (Value | null)[],
    outputCount: Count,
    attributes: Record<string, Attribute>
  ): Values<Count> {
    const name = this.unusedName(opType)
    const outputs = Array.from({ length: outputCount }, (_, index) =>
      this.declare(outputCount === 1 ? `${name}:out` : `${name}:out${index}`)
    )
    this.addNode(opType, domain, inputs, outputs, attributes, name)
    return outputs as Values<Count>
  }

  private addNode(
    opType: string,
    domain: string,
    inputs: readonly (Value | null)[],
    output: Value[],
    attributes: Record<string, Attribute>,
    name = this.unusedName(opType)
  ): void {
    const input = inputs.map((value) => value ?? "")
    for (const value of input) {
      if (value !== "" && !this.values.has(value)) {
        throw new Error(`Node ${name} of graph ${this.name} reads ${value}, which nothing has written`)
      }
    }
    const attribute = Object.entries(attributes).map(attributeProto)
    this.nodes.push({ name, opType, domain, input, output, attribute })
  }

  private unusedName(opType: string): string {
    const name = `${this.scope}${opType}`
    const count = this.counts.get(name) ?? 0
    this.counts.set(name, count + 1)
    return count === 0 ? name : `${name}.${count}`
  }

  private declare(name: Value): Value {
    if (this.values.has(name)) {
      throw new Error(`Graph ${this.name} has two values named ${name}`)
    }
    this.values.add(name)
    return name
  }
}

/** As many values as the literal `Count` says, so that they can be taken apart without a check. */
export type Values<Count extends number> = number extends Count ? Value[] : TupleOf<Count>
type TupleOf<Count extends number, Sofar extends Value[] = []> = Sofar["length"] extends Count
  ? Sofar
  : TupleOf<Count, [...Sofar, Value]>

function valueInfo(name: string, elementType: ElementType, shape: readonly Dimension[]): ValueInfoProto {
  const dim = shape.map((size) => (typeof size === "string" ? { dimParam: size } : { dimValue: size }))
  return { name, type: { tensorType: { elemType: ONNX_ELEMENT_TYPE[elementType], shape: { dim } } } }
}

function attributeProto([name, value]: [string, Attribute]): AttributeProto {
  if (typeof value === "number") {
    return { name, type: ONNX_ATTRIBUTE_TYPE.int, i: value }
  }
  if (typeof value === "string") {
    return { name, type: ONNX_ATTRIBUTE_TYPE.string, s: Buffer.from(value) }
  }
  if ("float" in value) {
    return { name, type: ONNX_ATTRIBUTE_TYPE.float, f: value.float }
  }
  return { name, type: ONNX_ATTRIBUTE_TYPE.ints, ints: [...value] }
}
