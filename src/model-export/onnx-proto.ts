import { Root, type Type } from "protobufjs/light"

/** ONNX element types, by the numbers of `TensorProto.DataType`. */
export const ONNX_ELEMENT_TYPE = { float32: 1, uint8: 2, int8: 3, int32: 6, int64: 7 } as const
export type ElementType = keyof typeof ONNX_ELEMENT_TYPE

export const BYTES_PER_ELEMENT: Record<ElementType, number> = {
  float32: 4,
  uint8: 1,
  int8: 1,
  int32: 4,
  int64: 8,
}

export interface StringEntry {
  key: string
  value: string
}

export interface TensorProto {
  name: string
  dims: number[]
  dataType: number
  rawData?: Uint8Array
  /** Of `location`, `offset`, `length`, as strings. */
  externalData?: StringEntry[]
  /** 1 says that the bytes are in `externalData`. */
  dataLocation?: number
}

export interface AttributeProto {
  name: string
  type: number
  f?: number
  i?: number
  s?: Uint8Array
  ints?: number[]
}

export interface NodeProto {
  name: string
  opType: string
  domain: string
  input: string[]
  output: string[]
  attribute: AttributeProto[]
}

export interface ValueInfoProto {
  name: string
  type: { tensorType: { elemType: number; shape: { dim: { dimValue?: number; dimParam?: string }[] } } }
}

export interface GraphProto {
  name: string
  node: NodeProto[]
  initializer: TensorProto[]
  input: ValueInfoProto[]
  output: ValueInfoProto[]
}

export interface ModelProto {
  irVersion: number
  producerName: string
  opsetImport: { domain: string; version: number }[]
  graph: GraphProto
}

/** `AttributeProto.AttributeType`, for the kinds that our graphs use. */
export const ONNX_ATTRIBUTE_TYPE = { float: 1, int: 2, string: 3, ints: 7 } as const

/** `TensorProto.DataLocation.EXTERNAL` */
export const EXTERNAL_DATA = 1

const repeated = (type: string, id: number) => ({ rule: "repeated", type, id })
const one = (type: string, id: number) => ({ type, id })

/** The part of onnx.proto (version 2 syntax, field numbers as there) that a model of weights and nodes needs. */
const DESCRIPTOR = {
  nested: {
    StringEntry: { fields: { key: one("string", 1), value: one("string", 2) } },
    OperatorSetId: { fields: { domain: one("string", 1), version: one("int64", 2) } },
    Dimension: { fields: { dimValue: one("int64", 1), dimParam: one("string", 2) } },
    TensorShape: { fields: { dim: repeated("Dimension", 1) } },
    TensorType: { fields: { elemType: one("int32", 1), shape: one("TensorShape", 2) } },
    TypeProto: { fields: { tensorType: one("TensorType", 1) } },
    ValueInfoProto: { fields: { name: one("string", 1), type: one("TypeProto", 2) } },
    TensorProto: {
      fields: {
        dims: repeated("int64", 1),
        dataType: one("int32", 2),
        name: one("string", 8),
        rawData: one("bytes", 9),
        externalData: repeated("StringEntry", 13),
        dataLocation: one("int32", 14),
      },
    },
    AttributeProto: {
      fields: {
        name: one("string", 1),
        f: one("float", 2),
        i: one("int64", 3),
        s: one("bytes", 4),
        ints: repeated("int64", 8),
        type: one("int32", 20),
      },
    },
    NodeProto: {
      fields: {
        input: repeated("string", 1),
        output: repeated("string", 2),
        name: one("string", 3),
        opType: one("string", 4),
        attribute: repeated("AttributeProto", 5),
        domain: one("string", 7),
      },
    },
    GraphProto: {
      fields: {
        node: repeated("NodeProto", 1),
        name: one("string", 2),
        initializer: repeated("TensorProto", 5),
        input: repeated("ValueInfoProto", 11),
        output: repeated("ValueInfoProto", 12),
      },
    },
    ModelProto: {
      fields: {
        irVersion: one("int64", 1),
        producerName: one("string", 2),
        graph: one("GraphProto", 7),
        opsetImport: repeated("OperatorSetId", 8),
      },
    },
  },
}

let modelType: Type | undefined

const lookUpModelType = (): Type => (modelType ??= Root.fromJSON(DESCRIPTOR).lookupType("ModelProto"))

/** The bytes of an `.onnx` file. */
export function encodeModel(model: ModelProto): Uint8Array {
  const type = lookUpModelType()
  return type.encode(type.fromObject(model)).finish()
}

/** The inverse of `encodeModel`, for a look into a file: numbers come back as numbers. */
export function decodeModel(bytes: Uint8Array): ModelProto {
  const type = lookUpModelType()
  return type.toObject(type.decode(bytes), { longs: Number, arrays: true }) as ModelProto
}
