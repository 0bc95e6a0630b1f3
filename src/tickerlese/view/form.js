// The service's form: paste an article, have it read, look at the answer.

const draft = { text: "", title: "", published: "", input_format: "auto" };
let answer = null;

const FORMATS = ["auto", "text", "html", "markdown"];

const readArticle = async () => {
  const article = Object.fromEntries(Object.entries(draft).filter(([, value]) => value));
  const began = performance.now();
  const response = await fetch("extract", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(article) });
  const text = await response.text();
  if (!response.ok) throw new Error(JSON.parse(text).detail);
  const record = JSON.parse(text);
  return { json: text, record: { ...record, text: record.text ?? article.text }, seconds: (performance.now() - began) / 1000 };
};

const renderAnswer = () => {
  if (!answer) return [];
  const json = el("pre", { tabindex: 0, "aria-label": word("ui.json") }, JSON.stringify(JSON.parse(answer.json), null, 2));
  const told = el("span", { role: "status" });
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(json.textContent);
      told.textContent = word("ui.copied");
    } catch {
      json.parentElement.open = true;
      getSelection().selectAllChildren(json);
      told.textContent = word("ui.copy_by_hand");
    }
  };
  return [el("p", { class: "facts" }, `${number(answer.seconds, { maximumFractionDigits: 2 })} ${word("ui.seconds")}`, " ",
    el("button", { type: "button", id: "copy", click: copy }, word("ui.copy")), " ", told),
  ...renderRecord(answer.record),
  el("details", null, el("summary", null, word("ui.json")), json)];
};

const renderForm = (example) => {
  const input = (key, tag, attributes, ...children) => {
    const control = el(tag, { id: `form-${key}`, ...attributes, input: (event) => { draft[key] = event.target.value; } }, ...children);
    control.value = draft[key];
    return control;
  };
  const problem = el("p", { class: "warning", role: "alert", hidden: true });
  const result = el("div", { id: "answer", "aria-live": "polite" }, renderAnswer());
  const button = el("button", { type: "submit", class: "main" }, word("ui.extract"));
  const submit = async (event) => {
    event.preventDefault();
    problem.hidden = true;
    button.disabled = true;
    button.textContent = word("ui.reading");
    try {
      answer = await readArticle();
      result.replaceChildren(...renderAnswer());
      showLabels();
    } catch (error) {
      problem.textContent = `${word("ui.failed")}: ${error.message}`;
      problem.hidden = false;
    }
    button.disabled = false;
    button.textContent = word("ui.extract");
  };
  const text = input("text", "textarea", { rows: 12, required: true, lang: "de", spellcheck: "false" });
  return [el("form", { class: "article", submit },
    el("p", { class: "hint" }, word("ui.form_hint")),
    field("form-text", word("ui.text"), text),
    el("div", { class: "row" },
      field("form-title", word("ui.title"), input("title", "input", { lang: "de" })),
      field("form-published", word("ui.published"), input("published", "input", { type: "date" })),
      field("form-input_format", word("ui.format"), input("input_format", "select", null, FORMATS.map((value) => el("option", { value }, word(`format.${value}`))))),
      button,
      el("button", { type: "button", id: "example", click: () => { text.value = draft.text = example; text.form.requestSubmit(); } }, word("ui.example"))),
    problem), result];
};
