// Beside the text: event cards, timeline, companies, entities.

const entityLink = (record, id, text) => {
  if (!id) return text;
  return el("button", {
    type: "button", class: "ref", "data-ref": id,
    mouseenter: () => lightEntity(id, true), mouseleave: () => lightEntity(id, false),
    focus: () => lightEntity(id, true), blur: () => lightEntity(id, false),
    click: () => document.querySelector("mark.lit")?.scrollIntoView({ block: "center" }),
  }, text);
};

// The shape of a slot's value tells how it is written; the page knows no event types.
const slotValue = (record, slot, value) => {
  if (Array.isArray(value)) return value.flatMap((part, at) => (at ? [", ", slotValue(record, slot, part)] : [slotValue(record, slot, part)]));
  if (value === null || typeof value !== "object") return wordOf(slot, value);
  if ("name" in value) return el("span", null, entityLink(record, value.entity, value.name), value.kind ? ` (${wordOf("kind", value.kind)})` : "");
  if ("text" in value) {
    const known = value.start_date ?? value.end_date;
    return known ? `${value.text} (${range(value.start_date, value.end_date)})` : value.text;
  }
  return entityLink(record, value.entity, figure(value, slot));
};

const FIXED = new Set(["type", "modality", "trigger", "mentions", "evidence", "confidence"]);
const slotsOf = (event) => Object.entries(event).filter(([key, value]) => !FIXED.has(key) && value !== null && value !== undefined);

const confidenceOf = (event) => (event.confidence === undefined || event.confidence === null ? null : event.confidence);

const badge = (event) => el("span", { class: "badge", "data-modality": event.modality }, wordOf("modality", event.modality));

const renderEvent = (record, event, at) => {
  const confidence = confidenceOf(event);
  return el("article", {
    class: "event", id: `event-${at}`, "data-type": event.type,
    mouseenter: () => light(at, "lit", true), mouseleave: () => light(at, "lit", false),
    click: (click) => { if (!click.target.closest("button")) pin(at, "text"); },
  },
  el("h3", null, el("button", {
    type: "button", class: "show", "aria-pressed": "false",
    click: () => pin(at, "text"), focus: () => light(at, "lit", true), blur: () => light(at, "lit", false),
  }, word(event.type)), badge(event),
  confidence === null ? null : el("span", { class: "confidence" }, `${word("ui.confidence")} ${number(confidence, { style: "percent" })}`)),
  el("dl", null, slotsOf(event).map(([slot, value]) => [el("dt", null, word(slot)), el("dd", null, slotValue(record, slot, value))])),
  el("details", null, el("summary", null, word("ui.evidence")), el("blockquote", { lang: "de" }, wordsOf(record, event.evidence))));
};

const renderEvents = (record) => section("events", `${word("ui.events")} (${record.events.length})`,
  record.events.length ? record.events.map((event, at) => renderEvent(record, event, at)) : el("p", { class: "hint" }, word("ui.no_events")));

// The short answer to "who?": the first named slot.
const subjectOf = (event) => {
  for (const [, value] of slotsOf(event)) {
    const first = Array.isArray(value) ? value[0] : value;
    if (first && typeof first === "object" && "name" in first) return first.name;
  }
  return "";
};

const dateOf = (event) => event.period?.start_date ?? event.period?.end_date ?? null;

const renderTimeline = (record) => {
  const dated = record.events.map((event, at) => [dateOf(event), event, at]).filter(([date]) => date);
  if (!dated.length) return section("timeline", word("ui.timeline"), el("p", { class: "hint" }, word("ui.no_dates")));
  if (record.published) dated.push([record.published.slice(0, 10), null, -1]);
  dated.sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : a[2] - b[2]));
  const entry = ([date, event, at]) => {
    if (!event) return el("li", { class: "now" }, el("time", { datetime: date }, day(date)), " ", word("ui.day_of_publication"));
    const what = [word(event.type), subjectOf(event)].filter(Boolean).join(": ");
    return el("li", null, el("time", { datetime: date }, range(event.period.start_date, event.period.end_date)), " ",
      el("button", { type: "button", class: "ref", click: () => pin(at, "card"), mouseenter: () => light(at, "lit", true), mouseleave: () => light(at, "lit", false) }, what),
      " ", badge(event));
  };
  return section("timeline", word("ui.timeline"), el("ol", null, dated.map(entry)));
};

const bar = (share, text) => {
  const fill = el("span", { class: "fill" });
  fill.style.inlineSize = `${Math.round(100 * Math.max(0, Math.min(share, 1)))}%`;
  return el("span", { class: "bar" }, el("span", { class: "track", "aria-hidden": "true" }, fill), el("span", null, text));
};

const renderCompanies = (record) => {
  const companies = record.companies ?? [];
  if (!companies.length) return section("companies", word("ui.companies"), el("p", { class: "hint" }, word("ui.no_companies")));
  const ids = (company) => record.entities.filter((entity) => entity.label === "COMPANY" && nameOf(entity, record) === company.name).map((entity) => entity.id);
  const row = (company) => {
    const own = ids(company);
    const lights = (on) => () => own.forEach((id) => lightEntity(id, on));
    return el("tr", { mouseenter: lights(true), mouseleave: lights(false) },
      el("th", { scope: "row" }, entityLink(record, own[0], company.name)),
      ["isin", "wkn", "ticker", "lei", "country"].map((key) => el("td", null, company[key] ?? "–")),
      el("td", null, bar(company.relevance, number(company.relevance, { minimumFractionDigits: 2, maximumFractionDigits: 2 }))));
  };
  const heads = [word("company"), "ISIN", "WKN", "Ticker", "LEI", word("ui.country"), word("ui.relevance")];
  return section("companies", word("ui.companies"), table(word("ui.companies"), heads, companies.map(row)));
};

const renderEntities = (record) => {
  const row = (entity) => el("tr", null, el("td", null, entityLink(record, entity.id, wordsOf(record, entity))),
    el("td", null, word(entity.label)), el("td", null, String(meaningOf(entity, record) ?? "–")));
  return el("section", { id: "entities" }, el("details", null,
    el("summary", null, el("h2", null, `${word("ui.entities")} (${record.entities.length})`)),
    table(word("ui.entities"), [word("ui.words"), word("ui.label"), word("ui.meaning")], record.entities.map(row))));
};

const renderRecord = (record) => {
  pinned = null;
  const facts = [record.id, record.published ? `${word("ui.published")}: ${moment(record.published)}` : null,
    record.model ? `${word("ui.model")}: ${typeof record.model === "string" ? record.model : Object.values(record.model).join(" ")}` : null];
  return [
    el("h1", { lang: "de" }, titleOf(record)),
    el("p", { class: "facts" }, facts.filter(Boolean).map((fact) => el("span", null, fact))),
    (record.warnings ?? []).map((warning) => el("p", { class: "warning" }, warning)),
    el("div", { class: "columns" }, renderText(record), renderEvents(record)),
    renderTimeline(record), renderCompanies(record), renderEntities(record),
  ].flat();
};
