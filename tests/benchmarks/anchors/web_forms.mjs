// Loads an XForm with ODK's own JavaScript engine and answers its first question; prints times in milliseconds.
import { readFileSync } from "fs";
import { createRequire } from "module";
import { JSDOM } from "jsdom";

// The engine expects a browser, and a part of it, finding Node, expects CommonJS.
globalThis.require = createRequire(import.meta.url);
globalThis.__dirname = process.argv[3];
const window = new JSDOM("", { url: "http://localhost" }).window;
globalThis.window = window;
for (const name of [
  "document", "DOMParser", "XMLSerializer", "Node", "Element", "Document", "Attr", "Text", "Comment", "XPathResult",
  "XMLDocument", "CDATASection", "ProcessingInstruction", "NodeFilter", "DocumentFragment", "CharacterData",
]) {
  globalThis[name] = window[name];
}
console.log = () => {};
console.warn = () => {};

const { createInstance } = await import("@getodk/xforms-engine");
const form = readFileSync(process.argv[2], "utf8");
const begun = performance.now();
const { root } = await createInstance(form, { form: { fetchFormAttachment: async () => null } });
const loaded = performance.now();
root.currentState.children[0].setValue("5");
const answered = performance.now();
process.stdout.write(JSON.stringify({ load_ms: loaded - begun, answer_ms: answered - loaded }));
process.exit(0);
