// What the page calls things, and how it writes numbers and dates, in the language that is chosen.

const labels = JSON.parse(byId("labels").textContent);
let language = (navigator.language ?? "en").toLowerCase().startsWith("de") ? "de" : "en";

const word = (key) => labels[language][key] ?? String(key).replaceAll("_", " ");
const wordOf = (slot, value) => labels[language][`${slot}.${value}`] ?? word(value);

const number = (value, options) =>
  new Intl.NumberFormat(language, { maximumFractionDigits: 6, ...options }).format(value);

// Millions and more in words, "412,5 Mio."; from seven digits on nothing is lost that anyone would read.
const amount = (value, options) =>
  number(value, Math.abs(value) >= 1e6 ? { notation: "compact", ...options } : options);

const day = (iso) => {
  const [year, month, date] = String(iso).slice(0, 10).split("-").map(Number);
  return new Intl.DateTimeFormat(language, { dateStyle: "medium", timeZone: "UTC" }).format(Date.UTC(year, month - 1, date));
};

const moment = (iso) => (iso.length > 10 ? `${day(iso)}, ${iso.slice(11, 16)}` : day(iso));

const range = (start, end) => (start && end && start !== end ? `${day(start)} – ${day(end)}` : day(start ?? end));

const unitOf = (value) => value.currency ?? (value.unit ? word(value.unit) : "");

// A figure with its bounds, unit and modifier: "rund 412,5 Mio. EUR", "9–11 %".
const figure = (value, slot) => {
  const options = slot.startsWith("change") ? { signDisplay: "exceptZero" } : undefined;
  const exact = value.amount ?? value.value;
  const bounds = [value.min, value.max].map((bound) => (bound === undefined || bound === null ? "" : amount(bound, options)));
  let shown;
  if (exact !== undefined && exact !== null) shown = amount(exact, options);
  else if (bounds[0] && bounds[1]) shown = bounds[0] === bounds[1] ? bounds[0] : `${bounds[0]} – ${bounds[1]}`;
  else if (bounds[0]) shown = `≥ ${bounds[0]}`;
  else if (bounds[1]) shown = `≤ ${bounds[1]}`;
  else shown = "–";
  const modifier = value.modifier && value.modifier !== "exact" ? `${word(value.modifier)} ` : "";
  const per = value.per ? ` ${word("ui.per")} ${wordOf("per", value.per)}` : "";
  return `${modifier}${shown} ${unitOf(value)}`.trim() + per;
};
