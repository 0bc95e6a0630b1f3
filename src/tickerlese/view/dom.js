// Elements from parts. Text only ever becomes text nodes: nothing that a record says is parsed as HTML.

const el = (tag, attributes, ...children) => {
  const element = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") element.addEventListener(key, value);
    else element.setAttribute(key, value === true ? "" : String(value));
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
};

const byId = (id) => document.getElementById(id);

const count = (items) => {
  const counts = new Map();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
};

const section = (id, title, ...children) =>
  el("section", { id, "aria-labelledby": `${id}-title` }, el("h2", { id: `${id}-title` }, title), ...children);

const table = (caption, heads, rows) =>
  el("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": caption },
    el("table", null,
      el("caption", { class: "unseen" }, caption),
      el("thead", null, el("tr", null, heads.map((head) => el("th", { scope: "col" }, head)))),
      el("tbody", null, rows)));

const field = (id, label, control) => el("div", { class: "field" }, el("label", { for: id }, label), control);
