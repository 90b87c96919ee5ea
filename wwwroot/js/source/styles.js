// Takes the place of the module style-mod, with which CodeMirror brings its own style: as a sheet that was made by script, so
// that the security policy stays as it is, and in a cascade layer below those of the site, so that source.css decides.
import { StyleModule as Rules } from "../../../node_modules/style-mod/src/style-mod.js";

const sheet = new CSSStyleSheet();
let mounted = [];

export class StyleModule extends Rules {
  static mount(root, modules) {
    const all = [...new Set([...mounted, ...[modules].flat()])];
    if (all.length === mounted.length) return;
    mounted = all;
    // What is important is so in every layer, and no rule of the site could change it.
    const rules = mounted.map(it => it.getRules()).join("\n").replaceAll(/ ?!important/g, "");
    sheet.replaceSync(`@layer reset { ${rules} }`);
    if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
  }
}
