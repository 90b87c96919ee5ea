// Reads a list of Markdown texts as JSON and answers with their HTML as GitHub makes it.
import { readFileSync } from 'node:fs';
import { micromark } from 'micromark';
import { gfmTable, gfmTableHtml } from 'micromark-extension-gfm-table';

const texts = JSON.parse(readFileSync(0, 'utf8'));
const tables = { allowDangerousHtml: true, extensions: [gfmTable()], htmlExtensions: [gfmTableHtml()] };
process.stdout.write(JSON.stringify(texts.map(text => micromark(text, tables))));
