// Builds wwwroot/dist from css/ and js/. Several builds may run at once: each file is written beside its place and
// moved there, so that nobody ever reads half of one.
import { build } from "esbuild";
import { mkdir, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import subsetFont from "subset-font";
import { faces } from "./fonts.mjs";

const root = dirname(fileURLToPath(import.meta.url));
const dist = join(root, "dist");

// url("symbols:…") in a style sheet is a font of just those characters: the whole one has 270 KB.
const symbols = {
  name: "symbols",
  setup(bundle) {
    bundle.onResolve({ filter: /^symbols:/ }, ({ path }) =>
      ({ path: "symbols.woff2", namespace: "symbols", pluginData: path.slice("symbols:".length) }));
    bundle.onLoad({ filter: /./, namespace: "symbols" }, async ({ pluginData: characters }) => {
      const font = "@fontsource/noto-sans-math/files/noto-sans-math-latin-400-normal.woff2";
      const whole = await readFile(fileURLToPath(import.meta.resolve(font)));
      // The rest of the font sets formulas.
      const options = { targetFormat: "woff2", keepFeatures: [], noHinting: true, dropTables: ["MATH"] };
      return { contents: await subsetFont(whole, characters, options), loader: "file" };
    });
  },
};

const { outputFiles } = await build({
  absWorkingDir: root,
  entryPoints: ["css/site.css", "js/site.js", "js/editing.js", "js/source/source.js"],
  entryNames: "[name]",
  // The hash makes the address of a font immutable.
  assetNames: "fonts/[name]-[hash]",
  loader: { ".woff2": "file" },
  plugins: [symbols, faces],
  alias: { "style-mod": join(root, "js/source/styles.js") },
  // Addresses of the site itself are left as they are.
  external: ["/images/*"],
  outdir: dist,
  bundle: true,
  minify: true,
  format: "esm",
  target: ["chrome123", "firefox128", "safari17.5"],
  legalComments: "none",
  logLevel: "warning",
  write: false,
});

// Packed here once and well, rather than for each reader and in haste.
const best = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };
const packed = outputFiles.filter(({ path }) => !path.endsWith(".woff2")).flatMap(({ path, contents }) => [
  { path: path + ".br", contents: brotliCompressSync(contents, best) },
  { path: path + ".gz", contents: gzipSync(contents, { level: constants.Z_BEST_COMPRESSION }) },
]);

for (const { path, contents } of [...outputFiles, ...packed]) {
  const draft = `${path}.${process.pid}.tmp`;
  await mkdir(dirname(path), { recursive: true });
  await writeFile(draft, contents);
  await rename(draft, path);
}

// Fonts of an earlier version have another hash and are not named by any page any more.
const current = new Set(outputFiles.map(file => relative(dist, file.path)));
for (const name of await readdir(join(dist, "fonts"))) {
  if (name.endsWith(".woff2") && !current.has(`fonts${sep}${name}`)) {
    await rm(join(dist, "fonts", name), { force: true });
  }
}
