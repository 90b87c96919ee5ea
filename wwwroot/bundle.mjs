// Builds wwwroot/dist from css/ and js/. Several builds may run at once: each file is written beside its place and
// moved there, so that nobody ever reads half of one.
import { build } from "esbuild";
import { mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(fileURLToPath(import.meta.url));
const dist = join(root, "dist");

const { outputFiles } = await build({
  absWorkingDir: root,
  entryPoints: ["css/site.css", "js/site.js"],
  entryNames: "[name]",
  // The hash makes the address of a font immutable.
  assetNames: "fonts/[name]-[hash]",
  loader: { ".woff2": "file" },
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

for (const { path, contents } of outputFiles) {
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
