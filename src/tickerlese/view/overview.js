// Many records: filters, events by type or company over time, and the list of articles that fit.

const filters = { search: "", company: "", type: "", modality: "", confidence: 0 };
const PAGE = 50;
const COLUMNS = 16;
const ROWS = 12;
let shown = PAGE;
let grouping = "type";

const namesIn = (event) => slotsOf(event).flatMap(([, value]) => (Array.isArray(value) ? value : [value]))
  .filter((value) => value && typeof value === "object" && "name" in value).map((value) => value.name);

const haystacks = new WeakMap();
const haystack = (record) => {
  if (!haystacks.has(record)) {
    const parts = [record.id, record.title ?? "", ...passagesOf(record).map(([, text]) => text), ...(record.companies ?? []).map((company) => company.name)];
    haystacks.set(record, parts.join("\n").toLowerCase());
  }
  return haystacks.get(record);
};

const fits = (event) => (!filters.type || event.type === filters.type)
  && (!filters.modality || event.modality === filters.modality)
  && (!filters.confidence || (confidenceOf(event) ?? -1) >= filters.confidence)
  && (!filters.company || namesIn(event).includes(filters.company));

const matches = (records) => {
  const needle = filters.search.trim().toLowerCase();
  const asks = filters.type || filters.modality || filters.confidence;
  const found = [];
  records.forEach((record, at) => {
    if (needle && !haystack(record).includes(needle)) return;
    const events = record.events.filter(fits);
    const named = filters.company && (record.companies ?? []).some((company) => company.name === filters.company);
    if ((asks || (filters.company && !named)) && !events.length) return;
    found.push({ record, at, events });
  });
  return found;
};

const eventDay = (record, event) => dateOf(event) ?? record.published?.slice(0, 10) ?? "";

// The finest of days, months and years that shows four of five dated events in so many columns; the others before and after.
const buckets = (days) => {
  const known = days.filter(Boolean);
  for (const size of [10, 7, 4]) {
    const counts = new Map(count(known.map((date) => date.slice(0, size))));
    const keys = [...counts.keys()].sort();
    const starts = keys.slice(0, Math.max(1, keys.length - COLUMNS + 1)).map((_, at) => at);
    const within = (at) => keys.slice(at, at + COLUMNS).reduce((sum, key) => sum + counts.get(key), 0);
    const best = starts.reduce((most, at) => (within(at) > within(most) ? at : most), 0);
    if (size > 4 && known.length && within(best) < 0.8 * known.length) continue;
    const window = keys.slice(best, best + COLUMNS);
    const ends = (key, there) => (there ? [key] : []);
    const columns = [...ends("earlier", best > 0), ...window, ...ends("later", best + COLUMNS < keys.length), ...ends("undated", days.includes(""))];
    const of = (date) => {
      if (!date) return "undated";
      const key = date.slice(0, size);
      return key < window[0] ? "earlier" : key > window.at(-1) ? "later" : key;
    };
    return { columns, of };
  }
};

const bucketName = (key) => {
  if (["earlier", "later", "undated"].includes(key)) return word(`ui.${key}`);
  if (key.length === 10) return new Intl.DateTimeFormat(language, { day: "numeric", month: "numeric", timeZone: "UTC" }).format(Date.parse(key));
  if (key.length === 7) return new Intl.DateTimeFormat(language, { month: "short", year: "2-digit", timeZone: "UTC" }).format(Date.parse(`${key}-01`));
  return key;
};

const renderHeat = (found, update) => {
  const rows = found.flatMap(({ record, events }) => events.map((event) => {
    const names = grouping === "type" ? [event.type] : [...new Set(namesIn(event))].filter((name) => companyNames.has(name));
    return { date: eventDay(record, event), names };
  }));
  const { columns, of } = buckets(rows.map((row) => row.date));
  const cells = new Map(count(rows.flatMap((row) => row.names.map((name) => `${of(row.date)}\t${name}`))));
  const most = Math.max(1, ...cells.values());
  const top = count(rows.flatMap((row) => row.names)).slice(0, grouping === "type" ? Infinity : ROWS);
  const choose = (name) => { filters[grouping] = filters[grouping] === name ? "" : name; update(true); };
  const cell = (column, name) => {
    const times = cells.get(`${column}\t${name}`) ?? 0;
    return el("td", { class: "heat", "data-level": times ? Math.ceil((4 * times) / most) : 0 }, times || "");
  };
  const line = ([name, times]) => el("tr", null,
    el("th", { scope: "row" }, el("button", { type: "button", class: "ref", "aria-pressed": String(filters[grouping] === name), click: () => choose(name) }, grouping === "type" ? word(name) : name)),
    columns.map((column) => cell(column, name)), el("td", { class: "sum" }, times));
  const switcher = ["type", "company"].map((kind) => el("button", {
    type: "button", "aria-pressed": String(grouping === kind), click: () => { grouping = kind; update(); },
  }, word(`ui.by_${kind}`)));
  return [el("div", { class: "switch", role: "group", "aria-label": word("ui.caption_heat") }, switcher),
    table(word("ui.caption_heat"), [word(grouping === "type" ? "ui.type" : "company"), ...columns.map(bucketName), "Σ"], top.map(line))];
};

const renderList = (found, update) => {
  if (!found.length) return [el("p", { class: "hint" }, word("ui.no_hits"))];
  const chips = (events) => count(events.map((event) => event.type)).map(([type, times]) => el("span", { class: "chip" }, times > 1 ? `${word(type)} ×${times}` : word(type)));
  const row = ({ record, at, events }) => el("tr", null,
    el("td", null, record.published ? day(record.published) : "–"),
    el("th", { scope: "row", lang: "de" }, el("a", { href: `#record-${at}` }, titleOf(record)), el("span", { class: "id" }, record.id)),
    el("td", null, (record.companies ?? []).slice(0, 3).map((company) => company.name).join(", ") || "–"),
    el("td", null, chips(events)));
  const heads = [word("ui.date"), word("ui.title"), word("ui.companies"), word("ui.events")];
  const more = found.length > shown && el("button", { type: "button", class: "more", click: () => { shown += PAGE; update(); } }, `${word("ui.more")} (${found.length - shown})`);
  return [table(word("ui.articles"), heads, found.slice(0, shown).map(row)), more];
};

const select = (key, options, update) => {
  const id = `filter-${key}`;
  const control = el("select", { id, change: (change) => { filters[key] = change.target.value; update(true); } },
    el("option", { value: "" }, word("ui.all")), options.map((value) => el("option", { value }, word(value))));
  control.value = filters[key];
  return field(id, word(`ui.${key}`), control);
};

const renderFilters = (records, update) => {
  const events = records.flatMap((record) => record.events);
  const listed = (key) => count(events.map((event) => event[key])).map(([value]) => value);
  const companies = count(records.flatMap((record) => (record.companies ?? []).map((company) => company.name))).map(([name]) => name);
  let timer;
  const later = (key, read) => (input) => {
    filters[key] = read(input.target.value);
    clearTimeout(timer);
    timer = setTimeout(() => update(true), 120);
  };
  const output = el("output", { for: "filter-confidence" }, number(filters.confidence, { style: "percent" }));
  const confidence = el("input", { id: "filter-confidence", type: "range", min: 0, max: 1, step: 0.05, value: filters.confidence, input: (input) => {
    output.textContent = number(Number(input.target.value), { style: "percent" });
    later("confidence", Number)(input);
  } });
  return el("form", { class: "filters", role: "search", submit: (submit) => submit.preventDefault() },
    field("filter-search", word("ui.search"), el("input", { id: "filter-search", type: "search", value: filters.search, input: later("search", String) })),
    field("filter-company", word("company"), el("input", { id: "filter-company", list: "company-names", value: filters.company, input: later("company", String) })),
    el("datalist", { id: "company-names" }, companies.map((name) => el("option", { value: name }))),
    select("type", listed("type"), update), select("modality", listed("modality"), update),
    events.some((event) => confidenceOf(event) !== null) && field("filter-confidence", word("ui.confidence_from"), el("span", null, confidence, " ", output)),
    el("button", { type: "button", click: () => { Object.assign(filters, { search: "", company: "", type: "", modality: "", confidence: 0 }); update(true, true); } }, word("ui.clear")));
};

let companyNames = new Set();

const renderOverview = (records) => {
  companyNames = new Set(records.flatMap((record) => (record.companies ?? []).map((company) => company.name)));
  const [form, result, heat, list] = [el("div"), el("p", { class: "facts", role: "status" }), el("div"), el("div")];
  const update = (again, refill) => {
    if (again) shown = PAGE;
    const found = matches(records);
    result.textContent = `${number(found.length)} ${word("ui.count_articles")}, ${number(found.reduce((sum, hit) => sum + hit.events.length, 0))} ${word("ui.count_events")}`;
    heat.replaceChildren(...renderHeat(found, (fresh) => update(fresh, true)));
    list.replaceChildren(...renderList(found, update).filter(Boolean));
    if (refill) form.replaceChildren(renderFilters(records, update));
  };
  update(false, true);
  return [el("h1", null, word("ui.overview")), form, result,
    section("heat", word("ui.caption_heat"), heat), section("list", word("ui.articles"), list)];
};
