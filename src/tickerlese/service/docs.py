"""The interface for people: one plain page made of the OpenAPI document, that loads nothing from anywhere.

In: the OpenAPI document. Out: HTML.
"""

from __future__ import annotations

from html import escape
from typing import Any

STYLE = (
    ":root{color-scheme:light dark}"
    "body{font:16px/1.5 system-ui,sans-serif;max-width:50rem;margin:2rem auto;padding:0 1rem}"
    "table{border-collapse:collapse}td,th{text-align:start;padding:.2rem .8rem .2rem 0;vertical-align:top}"
    "pre{overflow:auto;border:1px solid;padding:.6rem}"
)
CALL = """curl http://127.0.0.1:8000/extract -H 'Content-Type: application/json' \\
  -d '{"text": "Die Siemens-Aktie stieg um 2,5 Prozent.", "published": "2025-09-24"}'
curl http://127.0.0.1:8000/extract?published=2025-09-24 -H 'Content-Type: text/plain' --data-binary @article.txt"""


def docs_page(openapi: dict[str, Any]) -> str:
    """Write the page."""
    info = openapi["info"]
    parts = [
        f"<h1>{escape(info['title'])} {escape(info['version'])}</h1><p>{escape(info.get('summary', ''))} ",
        'For programs: <a href="openapi.json">openapi.json</a>, <a href="schema">schema of the record</a>.</p>',
        f'<pre tabindex="0">{escape(CALL)}</pre>',
    ]
    for path, methods in openapi["paths"].items():
        for method, operation in methods.items():
            parts.append(describe_operation(f"{method.upper()} {path}", operation))
    given = openapi["components"]["schemas"]["Given"]
    parts.append(describe_rows("Keys of an article in JSON", properties(given)))
    head = f'<meta charset="utf-8"><title>{escape(info["title"])}</title><style>{STYLE}</style>'
    return f'<!doctype html><html lang="en"><head>{head}</head><body><main>{"".join(parts)}</main></body></html>'


def describe_operation(name: str, operation: dict[str, Any]) -> str:
    """One endpoint: what it does, takes and answers."""
    parts = [f"<h2><code>{escape(name)}</code></h2><p>{escape(operation.get('summary', ''))}. "]
    parts.append(f"{escape(operation.get('description', ''))}</p>")
    if body := operation.get("requestBody"):
        parts.append(f"<p>Body: {escape(' or '.join(body['content']))}</p>")
    query = [(one["name"], one.get("description", "")) for one in operation.get("parameters", ())]
    parts.append(describe_rows("Query", query))
    answers = [(status, answer.get("description", "")) for status, answer in operation["responses"].items()]
    parts.append(describe_rows("Answers", answers))
    return "".join(parts)


def describe_rows(title: str, rows: list[tuple[str, str]]) -> str:
    """A small table, or nothing."""
    if not rows:
        return ""
    cells = (f"<tr><td><code>{escape(key)}</code></td><td>{escape(text)}</td></tr>" for key, text in rows)
    return f"<h3>{escape(title)}</h3><table>{''.join(cells)}</table>"


def properties(schema: dict[str, Any]) -> list[tuple[str, str]]:
    """The keys of an object with what they mean."""
    return [(key, one.get("description", "")) for key, one in schema["properties"].items()]
