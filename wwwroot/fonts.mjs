// The faces of the fonts, cut to what pages use; and faces of fonts that readers have, brought to the same measure.
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import subsetFont from "subset-font";

// What nearly every page needs is one file. The rest of Latin, and letters with other marks, come when a page has them.
// Where two ranges share a character, the face that is named later has it.
const parts = {
  ext: "100-130 132-151 154-2BA 2BD-2C5 2C7-2CC 2CE-2D7 2DD-2FF 1D00-1DBF 1E00-1E9F 1EF2-1EFF 20A0-20AB 20AD-20C4 2113"
    + " 2C60-2C7F A720-A7FF",
  rest: "A0-FF 131 152-153 2BB-2BC 2C6 2DA 2DC 304 308 329 2000-206F 20AC 2122 2191 2193 2212 2215 FEFF FFFD",
  core: "20-7E A0 A7 B0-B3 B7 D7 2013-2014 2018-2019 201C-201D 2026 2191 2193 2212",
};

// What the style sheet asks for, and without which letters and marks stand wrong.
const keepFeatures = ["kern", "tnum", "liga", "ccmp", "mark", "mkmk", "locl"];

// One optical size for all headings: that axis weighs more than all letters.
const heading = { wght: 600, opsz: 20 };
const mono = "jetbrains-mono/files/jetbrains-mono-#-wght-normal.woff2";

// The layout preloads the first files of text and display. When they come too late for the first picture, that page
// keeps the fallback and nothing moves; the next page has them.
const families = [
  { family: "Inter Variable", name: "text", file: "inter/files/inter-#-wght-normal.woff2", late: "optional",
    weight: "400 700", axes: { wght: { min: 400, max: 700 } } },
  { family: "Source Serif 4 Variable", name: "display", late: "optional", weight: "600", axes: heading,
    file: "source-serif-4/files/source-serif-4-#-opsz-normal.woff2" },
  { family: "JetBrains Mono Variable", name: "mono", file: mono, late: "swap", weight: "400", axes: { wght: 400 } },
  { family: "JetBrains Mono Variable", name: "mono-strong", file: mono, late: "swap", weight: "600", axes: { wght: 600 } },
];

// Fonts of readers. `width` is the mean advance of a character of the sample, in em: of Arimo and Tinos, which have the
// advances of Arial and Times New Roman, and of Roboto and Noto Serif, which Android has.
const sample = "the kernel of the host runs each guest as a process, and the processor switches between them without help; "
  + "an editor writes since when a feature of a system holds, and which source says so";
const fallbacks = [
  { family: "Text Arial", as: "text", wght: 400, weight: "400 549", width: .4491, fonts: ["Arial", "ArialMT", "Liberation Sans"] },
  { family: "Text Arial", as: "text", wght: 600, weight: "550 700", width: .4842,
    fonts: ["Arial Bold", "Arial-BoldMT", "Liberation Sans Bold"] },
  { family: "Text Roboto", as: "text", wght: 400, weight: "400 549", width: .4489, fonts: ["Roboto", "Roboto-Regular"] },
  { family: "Text Roboto", as: "text", wght: 600, weight: "550 700", width: .4543, fonts: ["Roboto Bold", "Roboto-Bold"] },
  { family: "Display Times", as: "display", weight: "600", width: .4237,
    fonts: ["Times New Roman Bold", "TimesNewRomanPS-BoldMT", "Liberation Serif Bold"] },
  { family: "Display Noto", as: "display", weight: "600", width: .5065, fonts: ["Noto Serif Bold", "NotoSerif-Bold"] },
];

/** An esbuild plugin: `@import "faces:"` in a style sheet is the faces, and `url("face:…")` in them one file. */
export const faces = {
  name: "faces",
  setup(bundle) {
    bundle.onResolve({ filter: /^faces:/ }, () => ({ path: "faces.css", namespace: "faces" }));
    bundle.onLoad({ filter: /./, namespace: "faces" }, async () =>
      ({ contents: [...own(), ...await Promise.all(fallbacks.map(standing))].join("\n"), loader: "css" }));
    bundle.onResolve({ filter: /^face:/ }, ({ path }) => ({ path: path.slice("face:".length) + ".woff2", namespace: "face" }));
    bundle.onLoad({ filter: /./, namespace: "face" }, async ({ path }) => {
      const [, name, part] = /^(.*)-(.*)\.woff2$/.exec(path);
      const options = { targetFormat: "woff2", variationAxes: named(name).axes };
      return { contents: await cut(name, part, characters(parts[part]), options), loader: "file" };
    });
  },
};

const named = name => families.find(it => it.name === name);

async function cut(name, part, text, options) {
  const file = named(name).file.replace("#", part === "ext" ? "latin-ext" : "latin");
  const whole = await readFile(fileURLToPath(import.meta.resolve("@fontsource-variable/" + file)));
  return subsetFont(whole, text, { keepFeatures, ...options });
}

const own = () => families.flatMap(({ family, name, weight, late }) => Object.keys(parts).map(part => `@font-face {
  font-family: "${family}"; font-weight: ${weight}; font-display: ${part === "core" ? late : "swap"};
  src: url("face:${name}-${part}") format("woff2"); unicode-range: U+${parts[part].replaceAll(" ", ", U+")}; }`));

// Ascent and descent are scaled too, so what the font has is divided by the scale.
async function standing({ family, as, wght, weight, width, fonts }) {
  const { axes } = named(as);
  const font = await cut(as, "core", sample, { targetFormat: "sfnt", variationAxes: wght ? { wght } : axes });
  const it = metrics(font);
  const scale = it.width / width;
  const percent = number => (number * 100).toFixed(2) + "%";
  return `@font-face { font-family: "${family}"; font-weight: ${weight}; src: ${fonts.map(it => `local("${it}")`).join(", ")};
  size-adjust: ${percent(scale)}; ascent-override: ${percent(it.ascent / scale)};
  descent-override: ${percent(it.descent / scale)}; line-gap-override: ${percent(it.gap / scale)}; }`;
}

// In em: ascent, descent and line gap (the table hhea), and the mean advance of the sample (cmap, format 4, and hmtx).
function metrics(font) {
  const tables = Object.fromEntries(Array.from({ length: font.readUInt16BE(4) }, (_, i) => 12 + 16 * i)
    .map(at => [font.toString("latin1", at, at + 4), font.readUInt32BE(at + 8)]));
  const { head, hhea, hmtx, cmap } = tables;
  const em = font.readUInt16BE(head + 18);
  const map = Array.from({ length: font.readUInt16BE(cmap + 2) }, (_, i) => cmap + font.readUInt32BE(cmap + 8 + 8 * i))
    .find(at => font.readUInt16BE(at) === 4);
  const size = font.readUInt16BE(map + 6);
  const glyph = code => {
    let at = map + 14;
    while (font.readUInt16BE(at) < code) at += 2;
    const [first, delta, offset] = [2 + size, 2 + 2 * size, 2 + 3 * size].map(it => font.readUInt16BE(at + it));
    const listed = at + 2 + 3 * size + offset + 2 * (code - first);
    return offset === 0 ? (code + delta) & 0xffff : font.readUInt16BE(listed);
  };
  const last = font.readUInt16BE(hhea + 34) - 1;
  const advances = [...sample].map(it => font.readUInt16BE(hmtx + 4 * Math.min(glyph(it.codePointAt(0)), last)));
  return {
    ascent: font.readInt16BE(hhea + 4) / em,
    descent: -font.readInt16BE(hhea + 6) / em,
    gap: font.readInt16BE(hhea + 8) / em,
    width: advances.reduce((sum, it) => sum + it) / sample.length / em,
  };
}

function characters(ranges) {
  return ranges.split(" ").map(it => it.split("-").map(end => parseInt(end, 16)))
    .flatMap(([first, last = first]) => Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i)))
    .join("");
}
