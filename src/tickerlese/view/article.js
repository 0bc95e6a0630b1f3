// One article: its text with entities, triggers and evidence marked, and the links between text and event cards.

// Offsets of records count code points, those of JavaScript UTF-16 units.
const isAstral = (text) => /[\ud800-\udfff]/.test(text);
const lengthOf = (text) => (isAstral(text) ? [...text].length : text.length);

const unitsOf = (text) => {
  if (!isAstral(text)) return (offset) => offset;
  const units = [];
  let unit = 0;
  for (const sign of text) {
    units.push(unit);
    unit += sign.length;
  }
  units.push(unit);
  return (offset) => units[offset];
};

const passagesOf = (record) => record.passages ?? [[0, record.text ?? ""]];

const wordsOf = (record, span) => {
  if (typeof span.text === "string") return span.text;
  for (const [start, text] of passagesOf(record)) {
    const units = unitsOf(text);
    if (span.start >= start && span.end <= start + lengthOf(text)) return text.slice(units(span.start - start), units(span.end - start));
  }
  return "";
};

const titleOf = (record) => record.title ?? (wordsOfFirstLine(record) || record.id);

const wordsOfFirstLine = (record) => {
  const line = (passagesOf(record)[0]?.[1] ?? "").trimStart().split("\n", 1)[0];
  return line.length > 140 ? `${line.slice(0, 140)}…` : line;
};

// Cut one passage where anything starts or ends, so that overlapping marks nest.
const renderPassage = (record, [start, text], index) => {
  const units = unitsOf(text);
  const length = lengthOf(text);
  const inside = (span) => span.start < start + length && span.end > start;
  const local = (span, extra) => ({ ...extra, from: Math.max(span.start - start, 0), to: Math.min(span.end - start, length) });
  const entities = record.entities.filter(inside).map((entity) => local(entity, { entity }));
  const triggers = record.events.flatMap((event, at) => (inside(event.trigger) ? [local(event.trigger, { at })] : []));
  const quotes = record.events.flatMap((event, at) => (inside(event.evidence) ? [local(event.evidence, { at })] : []));
  const edges = [...new Set([0, length, ...[...entities, ...triggers, ...quotes].flatMap((span) => [span.from, span.to])])];
  edges.sort((a, b) => a - b);
  const passage = el("p", { class: "passage", "data-passage": index });
  const open = new Map();
  for (let at = 0; at + 1 < edges.length; at += 1) {
    const [from, to] = [edges[at], edges[at + 1]];
    const covers = (span) => span.from <= from && span.to >= to;
    const piece = text.slice(units(from), units(to));
    const seg = renderSegment(piece, quotes.filter(covers), triggers.filter(covers), record);
    const holder = entities.find(covers);
    if (!holder) {
      passage.append(seg);
      continue;
    }
    if (!open.has(holder)) {
      open.set(holder, markOf(holder.entity, record));
      passage.append(open.get(holder));
    }
    open.get(holder).append(seg);
    if (holder.to === to) open.get(holder).append(el("span", { class: "label", "aria-hidden": "true" }, word(holder.entity.label)));
  }
  return passage;
};

const renderSegment = (piece, quotes, triggers, record) => {
  const events = (spans) => spans.map((span) => span.at).join(" ");
  const seg = el("span", { class: quotes.length ? "seg quoted" : "seg", "data-quotes": events(quotes) || null }, piece);
  if (!triggers.length) return seg;
  const names = triggers.map((span) => word(record.events[span.at].type)).join(", ");
  return el("a", {
    class: "trigger", href: `#event-${triggers[0].at}`, "data-triggers": events(triggers), title: names,
    click: (click) => { click.preventDefault(); pin(triggers[0].at, "card"); },
  }, seg);
};

const markOf = (entity, record) => el("mark", {
  "data-entity": entity.id, "data-label": entity.label,
  mouseenter: (enter) => showTip(enter.currentTarget, describe(entity, record)), mouseleave: hideTip,
});

// What an entity means beside its words, as pairs of label and value.
const describe = (entity, record) => {
  const rows = [[word("ui.label"), word(entity.label)]];
  const add = (key, value) => { if (value !== undefined && value !== null) rows.push([key, value]); };
  const company = entity.label === "COMPANY" && companyOf(entity, record);
  add(word("ui.meaning"), meaningOf(entity, record));
  if (company) for (const key of ["isin", "wkn", "ticker", "lei"]) add(key.toUpperCase(), company[key]);
  if (company) add(word("ui.country"), company.country);
  add(word("role"), entity.role);
  if (entity.label !== "COMPANY") add(word("company"), entity.company);
  return rows;
};

const nameOf = (entity, record) => entity.name ?? wordsOf(record, entity);
const companyOf = (entity, record) => (record.companies ?? []).find((company) => company.name === nameOf(entity, record));

const meaningOf = (entity, record) => {
  if (["MONEY", "PERCENT", "QUANTITY"].includes(entity.label)) return figure(entity, "");
  if (entity.label === "CURRENCY") return entity.currency;
  if (entity.label === "DATE") return entity.start_date ?? entity.end_date ? range(entity.start_date, entity.end_date) : "–";
  if (entity.label === "IDENTIFIER") return `${String(entity.kind).toUpperCase()} ${entity.value}`;
  return nameOf(entity, record);
};

const showTip = (anchor, rows) => {
  const tip = byId("tip");
  tip.replaceChildren(el("dl", null, rows.map(([key, value]) => [el("dt", null, key), el("dd", null, String(value))])));
  tip.hidden = false;
  const box = anchor.getBoundingClientRect();
  const top = box.bottom + tip.offsetHeight + 8 > innerHeight ? box.top - tip.offsetHeight - 4 : box.bottom + 4;
  tip.style.left = `${Math.max(4, Math.min(box.left, innerWidth - tip.offsetWidth - 8))}px`;
  tip.style.top = `${Math.max(4, top)}px`;
};

const hideTip = () => { byId("tip").hidden = true; };

const has = (element, key, at) => (element.dataset[key] ?? "").split(" ").includes(String(at));

// Light up everything that belongs to an event: its card, its evidence, its trigger.
const light = (at, name, on) => {
  for (const seg of document.querySelectorAll("[data-quotes]")) if (has(seg, "quotes", at)) seg.classList.toggle(name, on);
  for (const link of document.querySelectorAll("[data-triggers]")) if (has(link, "triggers", at)) link.classList.toggle(name, on);
  byId(`event-${at}`)?.classList.toggle(name, on);
};

let pinned = null;

// Keep an event lit until another one is chosen, and show its other end: its card, or its place in the text.
const pin = (at, show) => {
  const was = pinned;
  if (was !== null) {
    light(was, "pinned", false);
    byId(`event-${was}`)?.querySelector(".show").setAttribute("aria-pressed", "false");
  }
  pinned = was === at && show === "text" ? null : at;
  if (pinned === null) return;
  light(at, "pinned", true);
  byId(`event-${at}`)?.querySelector(".show").setAttribute("aria-pressed", "true");
  const target = show === "card" ? byId(`event-${at}`) : document.querySelector(".trigger.pinned") ?? document.querySelector(".seg.pinned");
  target?.scrollIntoView({ block: "nearest" });
};

const lightEntity = (id, on) => {
  for (const mark of document.querySelectorAll("mark")) if (mark.dataset.entity === id) mark.classList.toggle("lit", on);
};

// Hovering over evidence lights its cards; a click keeps the first of them.
const linkText = (holder) => {
  const over = (on) => (event) => {
    const seg = event.target.closest("[data-quotes]");
    for (const at of (seg?.dataset.quotes ?? "").split(" ").filter(Boolean)) light(at, "lit", on);
  };
  holder.addEventListener("mouseover", over(true));
  holder.addEventListener("mouseout", over(false));
  holder.addEventListener("click", (click) => {
    const seg = click.target.closest("[data-quotes]");
    if (seg && !click.target.closest(".trigger")) pin(Number(seg.dataset.quotes.split(" ")[0]), "card");
  });
  return holder;
};

const hidden = new Set();

const legend = (record) => {
  const present = count(record.entities.map((entity) => entity.label));
  if (!present.length) return null;
  const box = (label, times) => {
    const input = el("input", {
      type: "checkbox", checked: !hidden.has(label),
      change: (change) => {
        if (change.target.checked) hidden.delete(label); else hidden.add(label);
        showLabels();
      },
    });
    return el("label", { class: "key", "data-label": label }, input, ` ${word(label)} (${times})`);
  };
  return el("fieldset", { class: "legend" }, el("legend", null, word("ui.legend")), present.map(([label, times]) => box(label, times)));
};

const showLabels = () => {
  for (const mark of document.querySelectorAll("mark")) mark.classList.toggle("plain", hidden.has(mark.dataset.label));
};

const renderText = (record) => {
  const holder = linkText(el("div", { class: "text", lang: "de" }, passagesOf(record).map((passage, at) => renderPassage(record, passage, at))));
  return section("text", word("ui.text"), legend(record), record.quoted && el("p", { class: "hint" }, word("ui.no_text")), holder);
};
