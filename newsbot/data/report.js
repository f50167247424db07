"use strict";
// All that comes from pages is put in as text nodes, never as markup.
(() => {
  const byId = (id) => document.getElementById(id);
  const index = JSON.parse(byId("index").textContent);
  const UNSURE = 0.7;
  const bodies = [];
  let lines = null;
  let texts = null;
  let shown = [];
  let current = -1;

  const body = (at) => {
    lines ??= byId("bodies").textContent.split("\n");
    return (bodies[at] ??= JSON.parse(lines[at]));
  };

  const node = (tag, attributes, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value);
    }
    element.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
    return element;
  };

  const text = (value) => (value === null || value === undefined ? "" : String(value));

  const link = (url) =>
    /^https?:\/\//i.test(text(url)) ? node("a", { href: url, rel: "noopener noreferrer", target: "_blank" }, url) : text(url);

  const runText = (run) => [run.heading, ...(run.items || []), run.text].map(text).join("\n");

  const searchable = (at) => {
    const entry = index[at];
    const content = body(at);
    const parts = [entry.headline, entry.url, entry.input, ...content.body.map((block) => block[1]), ...content.removed.map(runText)];
    return parts.map(text).join("\n").toLowerCase();
  };

  const matches = (entry, at, wanted) => {
    if (wanted.source && entry.source !== wanted.source) return false;
    if (wanted.reason && !entry.reasons.includes(wanted.reason)) return false;
    if (wanted.kind === "revision" && !(entry.revision > 1)) return false;
    if (wanted.kind === "duplicate" && !entry.duplicate_of && !entry.alike) return false;
    if (wanted.kind === "unsure" && !(entry.confidence < UNSURE)) return false;
    if (wanted.kind === "nothing" && entry.reasons.length) return false;
    return wanted.words.every((word) => texts[at].includes(word));
  };

  const ORDERS = {
    unsure: (a, b) => index[a].confidence - index[b].confidence,
    long: (a, b) => index[b].word_count - index[a].word_count,
    short: (a, b) => index[a].word_count - index[b].word_count,
  };

  // Articles that tell the same stand below the earliest of them.
  const grouped = (found) => {
    const groups = new Map();
    for (const at of found) {
      const key = index[at].duplicate_of || index[at].id;
      if (!groups.has(key)) groups.set(key, []);
      groups.get(key).push(at);
    }
    return [...groups.values()].flatMap((group) => group.sort((a, b) => Boolean(index[a].duplicate_of) - Boolean(index[b].duplicate_of)));
  };

  const update = () => {
    const wanted = {
      source: byId("source").value,
      reason: byId("reason").value,
      kind: byId("kind").value,
      words: byId("search").value.toLowerCase().split(/\s+/).filter(Boolean),
    };
    if (wanted.words.length) texts ??= index.map((_, at) => searchable(at));
    shown = index.map((_, at) => at).filter((at) => matches(index[at], at, wanted));
    const order = ORDERS[byId("order").value];
    if (order) shown.sort(order);
    if (wanted.kind === "duplicate") shown = grouped(shown);
    byId("list").replaceChildren(...shown.map((at) => row(at, wanted.kind === "duplicate")));
    byId("count").value = `${shown.length} of ${index.length}`;
    filterRejects(wanted.words);
  };

  const row = (at, inGroups) => {
    const entry = index[at];
    const day = text(entry.published).slice(0, 10);
    const facts = [entry.source, day, `${entry.word_count} words`, text(Number(entry.confidence).toFixed(2))].filter(Boolean);
    const button = node(
      "button", { type: "button", "data-at": at, "aria-current": at === current ? "true" : null },
      node("strong", { dir: "auto" }, text(entry.headline) || "(no headline)"),
      node("small", {}, facts.join(" · ")), " ",
      entry.revision > 1 ? node("span", { class: "tag field" }, `revision ${entry.revision}`) : null,
      entry.duplicate_of ? node("span", { class: "tag warn" }, "near-duplicate") : null,
      entry.alike ? node("span", { class: "tag warn" }, `${entry.alike} like it`) : null,
    );
    return node("li", { class: inGroups && entry.duplicate_of ? "grouped" : null }, button);
  };

  const TAGS = { heading: "h4", quote: "blockquote", preformatted: "pre" };

  const block = ([kind, content]) => node(TAGS[kind] || "p", { class: kind, dir: "auto" }, text(content));

  const stripped = (run) =>
    node(
      "div", { class: "run", "data-reason": run.reason },
      node("span", { class: "tag" }, text(run.reason)), " ",
      run.heading ? node("strong", { dir: "auto" }, run.heading) : null,
      run.items ? node("ul", {}, ...run.items.map((item) => node("li", { dir: "auto" }, text(item)))) : node("p", { dir: "auto" }, text(run.text)),
      node("div", { class: "where" }, text(run.where)),
    );

  const chips = (removed, runs) => {
    const counts = new Map();
    for (const run of removed) counts.set(run.reason, (counts.get(run.reason) || 0) + 1);
    const choose = (reason) => {
      for (const chip of bar.children) chip.setAttribute("aria-pressed", String(chip.dataset.reason === reason));
      for (const run of runs) run.hidden = Boolean(reason) && run.dataset.reason !== reason;
    };
    const chip = (reason, label) => {
      const button = node("button", { type: "button", "data-reason": reason, "aria-pressed": String(reason === "") }, label);
      button.addEventListener("click", () => choose(reason));
      return button;
    };
    const bar = node("div", { class: "chips", role: "group", "aria-label": "Reasons" }, chip("", `all ${removed.length}`), ...[...counts].map(([reason, n]) => chip(reason, `${reason} ${n}`)));
    return { bar, choose };
  };

  const fields = (entry, content) => {
    const rows = { url: entry.url, input: entry.input, published: entry.published, ...content.fields, method: `${entry.method}, confidence ${entry.confidence}` };
    const list = node("dl");
    for (const [name, value] of Object.entries(rows)) {
      if (value === null || value === undefined) continue;
      const said = Array.isArray(value) ? value.join(", ") : value;
      list.append(node("dt", {}, name), node("dd", { dir: "auto" }, name.endsWith("url") ? link(said) : text(said)));
    }
    return list;
  };

  const alike = (entry) => {
    const root = entry.duplicate_of || entry.id;
    const others = index.map((_, at) => at).filter((at) => index[at] !== entry && (index[at].id === root || index[at].duplicate_of === root));
    if (!others.length) return entry.duplicate_of ? node("p", { class: "dim" }, `Near-duplicate of ${entry.duplicate_of}, which is not in this report.`) : null;
    const buttons = others.map((at) => {
      const button = node("button", { type: "button", dir: "auto" }, `${index[at].source}: ${text(index[at].headline)}${index[at].revision > 1 ? ` (revision ${index[at].revision})` : ""}`);
      button.addEventListener("click", () => open(at));
      return node("li", {}, button);
    });
    return node("section", {}, node("h4", {}, "Tells the same"), node("ul", {}, ...buttons));
  };

  const open = (at) => {
    current = at;
    const entry = index[at];
    const content = body(at);
    const runs = content.removed.map(stripped);
    const { bar, choose } = chips(content.removed, runs);
    const back = node("button", { type: "button", class: "back" }, "Back to the list");
    back.addEventListener("click", close);
    const images = content.images.map((image) => node("p", { class: "dim", dir: "auto" }, [image.caption, image.credit].filter(Boolean).join(" – ") || link(image.url)));
    byId("detail").replaceChildren(
      ...[
        back,
        node("h3", { dir: "auto", lang: content.fields.language }, text(entry.headline) || "(no headline)"),
        fields(entry, content),
        alike(entry),
        content.diff.length ? node("details", { class: "diff", open: "" }, node("summary", {}, `What changed with revision ${entry.revision}`), ...content.diff.map(([kind, said]) => node("p", { class: kind, dir: "auto" }, text(said)))) : null,
        node(
          "div", { class: "sides" },
          node("section", { class: "kept", lang: content.fields.language }, node("h4", {}, "Kept"), ...content.body.map(block)),
          node("section", { class: "stripped" }, node("h4", {}, "Stripped"), runs.length ? bar : node("p", { class: "dim" }, "Nothing."), ...runs, images.length ? node("h4", {}, "Images") : null, ...images),
        ),
      ].filter(Boolean),
    );
    const wanted = byId("reason").value;
    if (wanted && content.removed.some((run) => run.reason === wanted)) choose(wanted);
    document.body.classList.add("chosen");
    for (const button of byId("list").querySelectorAll("button")) {
      const is = Number(button.dataset.at) === at;
      if (is) button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
      if (is) button.scrollIntoView({ block: "nearest" });
    }
    history.replaceState(null, "", `#${encodeURIComponent(entry.id)}`);
    if (matchMedia("(max-width: 60rem)").matches) byId("detail").scrollIntoView();
  };

  const close = () => {
    document.body.classList.remove("chosen");
    const button = byId("list").querySelector("[aria-current]") || byId("search");
    button.focus();
  };

  const step = (by) => {
    const next = shown[Math.min(shown.length - 1, Math.max(0, shown.indexOf(current) + by))];
    if (next !== undefined) open(next);
  };

  const filterRejects = (words) => {
    for (const tr of document.querySelectorAll("#rejects tbody tr")) {
      const said = tr.textContent.toLowerCase();
      tr.hidden = !words.every((word) => said.includes(word));
    }
  };

  const fill = (id, values) => {
    for (const value of [...new Set(values)].sort()) byId(id).append(node("option", { value }, value));
  };

  let waiting = 0;
  byId("search").addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(update, 120);
  });
  for (const id of ["source", "reason", "kind", "order"]) byId(id).addEventListener("change", update);
  byId("filters").addEventListener("submit", (event) => event.preventDefault());
  byId("list").addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button) {
      open(Number(button.dataset.at));
      byId("detail").focus({ preventScroll: true });
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
    if (event.key === "Escape") close();
    else if (typing) return;
    else if (event.key === "/") {
      event.preventDefault();
      byId("search").focus();
    } else if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
  });

  fill("source", index.map((entry) => entry.source));
  fill("reason", index.flatMap((entry) => entry.reasons));
  update();
  const asked = index.findIndex((entry) => encodeURIComponent(entry.id) === location.hash.slice(1));
  if (asked >= 0) open(asked);
})();
