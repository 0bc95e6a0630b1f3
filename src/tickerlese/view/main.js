// Which view is shown: the form, one record, or the overview of many; "#record-3" names one of them.

const data = JSON.parse(byId("data").textContent);
const records = data.records ?? [];

const chosen = () => {
  const found = /^#record-(\d+)$/.exec(location.hash);
  const at = found ? Number(found[1]) : records.length === 1 ? 0 : -1;
  return at < records.length ? at : -1;
};

const toggleTheme = () => {
  const root = document.documentElement;
  const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
};

const renderTop = (at) => {
  const step = (to, name) => to >= 0 && to < records.length && el("a", { href: `#record-${to}` }, word(name));
  const steps = records.length > 1 && at >= 0 && [el("a", { href: "#" }, word("ui.overview")), step(at - 1, "ui.older"), step(at + 1, "ui.newer")];
  return [el("span", { class: "brand" }, "Tickerlese"), el("nav", { "aria-label": word("ui.articles") }, steps || []),
    el("button", { type: "button", id: "language", lang: language === "de" ? "en" : "de", click: () => { language = language === "de" ? "en" : "de"; show(); } }, word("ui.language")),
    el("button", { type: "button", id: "theme", click: toggleTheme }, word("ui.theme"))];
};

const show = () => {
  document.documentElement.lang = language;
  hideTip();
  const at = chosen();
  byId("top").replaceChildren(...renderTop(at));
  let parts;
  if (data.mode === "form") parts = [el("h1", null, word("ui.try")), ...renderForm(data.example)];
  else parts = at >= 0 ? renderRecord(records[at]) : renderOverview(records);
  byId("main").replaceChildren(...parts);
  document.title = data.mode === "form" ? "Tickerlese" : `${at >= 0 ? titleOf(records[at]) : word("ui.overview")} – Tickerlese`;
  showLabels();
};

addEventListener("hashchange", () => { show(); scrollTo(0, 0); });
addEventListener("scroll", hideTip, { passive: true });
show();
