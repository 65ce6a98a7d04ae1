import type { Colour } from "./drawing"
import type { Random } from "./random"

/** The wall from top to bottom, and the floor. */
type Backdrop = readonly [top: string, bottom: string, floor: string]

/** Pale, so that none is taken for the product's colour. */
const BACKDROPS: readonly Backdrop[] = [
  ["#f1ece4", "#e6ded2", "#d9cfc0"],
  ["#eaeef2", "#dbe2e9", "#cbd4dd"],
  ["#e9f0ea", "#dae5dc", "#c9d7cc"],
  ["#f4e9e6", "#eadad5", "#dccac4"],
  ["#efeaf3", "#e2dbe9", "#d3cbdc"],
  ["#f5f0df", "#eae3cb", "#dcd3b8"],
  ["#e6f0f1", "#d5e3e5", "#c3d4d7"],
  ["#efefee", "#e1e1e0", "#d1d1cf"],
  ["#f6eadd", "#ecdcca", "#dfccb6"],
  ["#e8eaf3", "#d9dce9", "#c8ccdc"],
]

/** A white product stands before a deeper backdrop. */
const DEEPER_BACKDROPS: readonly Backdrop[] = [
  ["#d3cabd", "#c3b8a8", "#b3a796"],
  ["#c3ced9", "#b1bdca", "#9fadbb"],
  ["#c4d3c8", "#b2c3b7", "#a1b3a6"],
  ["#dcc6c0", "#ccb3ac", "#bca199"],
  ["#cdc4d8", "#bcb1c9", "#aba0b9"],
  ["#d8cfb2", "#c8bd9d", "#b7ac8b"],
  ["#bdd1d4", "#aabfc3", "#99afb3"],
  ["#cacac8", "#b8b8b6", "#a7a7a5"],
]

export interface Studio {
  definitions: string
  backdrop: string
  /** Lies over everything: a little more or less light, from one corner. */
  light: string
}

export function setStudio(colour: Colour, random: Random): Studio {
  const [top, bottom, floor] = random.pick(colour === "white" ? DEEPER_BACKDROPS : BACKDROPS)
  const horizon = Math.round(random.between(400, 500))
  const glowX = random.between(0.3, 0.7).toFixed(2)
  const strength = random.between(-0.12, 0.12)
  const tone = strength < 0 ? "#000" : "#fff"
  const corner = random.chance(0.5) ? 'x1="0" x2="1"' : 'x1="1" x2="0"'
  return {
    definitions:
      `<linearGradient id="wall" x2="0" y2="1"><stop stop-color="${top}"/><stop offset="1" stop-color="${bottom}"/></linearGradient>` +
      `<linearGradient id="floor" x2="0" y2="1"><stop stop-color="${bottom}" stop-opacity="0"/><stop offset=".4" stop-color="${floor}"/><stop offset="1" stop-color="${bottom}"/></linearGradient>` +
      `<radialGradient id="glow" cx="${glowX}" cy=".36" r=".6"><stop stop-color="#fff" stop-opacity="${colour === "white" ? ".18" : ".55"}"/><stop offset="1" stop-color="#fff" stop-opacity="0"/></radialGradient>` +
      `<linearGradient id="light" ${corner} y2="1"><stop stop-color="${tone}" stop-opacity="${Math.abs(strength).toFixed(3)}"/><stop offset="1" stop-color="${tone}" stop-opacity="${Math.abs(strength / 4).toFixed(3)}"/></linearGradient>` +
      `<radialGradient id="contact"><stop stop-color="#1d160e" stop-opacity=".42"/><stop offset=".5" stop-color="#1d160e" stop-opacity=".2"/><stop offset="1" stop-color="#1d160e" stop-opacity="0"/></radialGradient>`,
    backdrop:
      `<rect width="640" height="640" fill="url(#wall)"/>` +
      `<rect y="${horizon - 60}" width="640" height="${700 - horizon}" fill="url(#floor)"/>` +
      `<rect width="640" height="640" fill="url(#glow)"/>`,
    light: `<rect width="640" height="640" fill="url(#light)"/>`,
  }
}
