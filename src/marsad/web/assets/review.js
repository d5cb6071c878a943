// The keyboard on the pages of reviewers. Without it, the same links and forms do the same.

const form = document.querySelector("#decide");
const why = document.querySelector("#why");
const typing = (at) => at instanceof HTMLElement && at.matches("input:not([type=checkbox], [type=radio]), textarea, select");

let chosen = null;

function choose(button) {
  chosen?.classList.remove("chosen");
  chosen = button;
  chosen.classList.add("chosen");
  if (why.value.trim()) form.requestSubmit(button);
  else why.focus();
}

function press(target) {
  if (target === why) why.focus();
  else if (target.name === "decision" && target.form === form) choose(target);
  else target.click();
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.key === "Escape" && typing(event.target)) return event.target.blur();
  if (typing(event.target)) return;
  // By the place of the key too: on an Arabic keyboard the key of c gives another letter.
  const code = event.code.replace(/^(Key|Digit)/, "").toLowerCase();
  const target = [event.key, code].map((key) => CSS.escape(key)).map((key) => document.querySelector(`[data-key="${key}"]`)).find(Boolean);
  if (!target) return;
  event.preventDefault();
  press(target);
});

// Enter in the reason sends what was chosen; where nothing was, nothing is decided.
why?.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.isComposing) return;
  event.preventDefault();
  if (chosen) form.requestSubmit(chosen);
});

for (const button of document.querySelectorAll("[data-why]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    why.value = button.dataset.why;
    if (chosen) form.requestSubmit(chosen);
  });
}

// Words selected in a report's text become the value that is to be set.
const fields = form?.elements;
const plain = (words) => words.trim().replace(/\s+/g, " ")
  .replace(/[٠-٩]/g, (digit) => digit.charCodeAt(0) - 0x660)
  .replace(/[۰-۹]/g, (digit) => digit.charCodeAt(0) - 0x6f0);

const tells = { figure: "count", date: "date", place: "place.name" };

function take() {
  const selection = document.getSelection();
  const words = plain(String(selection));
  const node = selection.anchorNode?.parentElement;
  if (!words || words.length > 400 || !node?.closest(".sides")) return;
  // A mark that alone is touched tells what the words are of, wherever the selection begins.
  const held = [...document.querySelectorAll(".sides mark")].filter((mark) => selection.containsNode(mark, true));
  const mark = held.length === 1 ? held[0] : null;
  const of = mark?.dataset.of ?? "";
  fields.value.value = words;
  fields.of.value = [...fields.of.options].some((one) => one.value === of) ? of : "";
  fields.words_of.value = node.closest("[data-report]")?.dataset.report ?? "";
  const told = Object.keys(tells).find((kind) => mark?.matches(`.${kind}`));
  if (told) fields.field.value = tells[told];
}

if (fields?.value) {
  document.querySelector("#set .hint").hidden = false;
  document.querySelector(".sides").addEventListener("mouseup", take);
  document.querySelector(".sides").addEventListener("keyup", take);
}
