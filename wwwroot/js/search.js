import { isPlainKey } from "./keys.js";

// The key shown in the search box.
document.addEventListener("keydown", event => {
  if (event.key !== "/" || !isPlainKey(event)) return;
  const field = document.querySelector("header.bar input[type=search]");
  if (!field) return;
  event.preventDefault();
  field.focus();
  field.select();
});
