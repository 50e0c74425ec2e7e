/**
 * The form that proposes a claim: fills it from the address, keeps it there, and shows the file and what it would do.
 *
 * @typedef {import("./propose/file.js").Draft} Draft
 * @typedef {import("./propose/file.js").Proposal} Proposal
 */

import { addressEditor, readDraft, writeDraft } from "./propose/address.js";
import { findEffect } from "./propose/effect.js";
import { Form, beginDraft, compose } from "./propose/file.js";
import { Quotations } from "./propose/quotations.js";
import { Finder } from "./propose/similar.js";
import { readAddress } from "./propose/text.js";

const WAIT = 250;
const FOUND = 6;
const SIMILAR = 3;
const ALIKE = 0.5;
const WORDS = 4;
const BARE = /^(http:\/\/)?[\w-]+(\.[\w-]+)+([/?#].*)?$/i;
const VERBS = /** @type {Record<string, string>} */ ({ supports: "support", attacks: "speak against", about: "ask about" });

/** @param {HTMLElement} element */
export async function mount(element) {
  const root = element.dataset.root ?? "";
  const [data, model] = await Promise.all(["form.json", "model.json"].map((name) => readJson(`${root}assets/map/${name}`)));
  if (!data) return undefined;
  const page = new ProposePage(element, new Form(data), model, root);
  page.show();
  return () => page.leave();
}

/** @param {string} address @returns {Promise<any>} null where it is not there */
async function readJson(address) {
  try {
    const answer = await fetch(address);
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}

/** The page: one draft, its fields, and what comes of it. */
class ProposePage {
  /** @param {HTMLElement} element @param {Form} form @param {any} model @param {string} root */
  constructor(element, form, model, root) {
    this.element = element;
    this.form = form;
    this.model = model;
    this.root = root;
    this.fields = /** @type {HTMLFormElement} */ (element.querySelector("form"));
    this.draft = readDraft(location);
    /** @type {Set<string>} fields whose problems are shown beside them */
    this.touched = new Set();
    this.timer = 0;
    this.asked = false;
    this.claims = new Finder(form.data.claims.map(({ id, heading, label }) => ({ id, text: label ? `${heading} ${label}` : heading })));
    this.works = new Finder(form.data.references.map(({ id, title, about }) => ({ id, text: `${title} ${about}` })));
    const step = form.steps.get(this.draft.step);
    if (step && !this.draft.on) this.draft.on = step.target;
  }

  show() {
    if (new URLSearchParams(location.search).get("act") === "edit") {
      this.showEdit();
      return;
    }
    this.part("guide").hidden = true;
    this.fields.hidden = false;
    this.fillFields();
    this.fields.addEventListener("input", (event) => this.onInput(event));
    this.fields.addEventListener("change", (event) => this.onChange(event));
    this.fields.addEventListener("click", (event) => this.onClick(event));
    this.fields.addEventListener("keydown", (event) => this.onKey(event));
    this.fields.addEventListener("submit", (event) => event.preventDefault());
    this.refresh();
  }

  leave() {
    clearTimeout(this.timer);
  }

  /** @param {string} name @returns {HTMLElement} */
  part(name) {
    return /** @type {HTMLElement} */ (this.element.querySelector(`[data-part="${name}"]`));
  }

  /** @param {string} name @returns {HTMLElement} */
  field(name) {
    return /** @type {HTMLElement} */ (this.element.querySelector(`[data-field="${name}"]`));
  }

  /** @param {string} name @returns {HTMLInputElement} */
  input(name) {
    return /** @type {HTMLInputElement} */ (this.element.querySelector(`#propose-${name}`));
  }

  showEdit() {
    const id = new URLSearchParams(location.search).get("claim") ?? "";
    const claim = this.form.claims.get(id);
    if (!claim) return;
    this.part("guide").hidden = true;
    this.part("edit").hidden = false;
    setLink(this.part("edit-claim"), claim.heading, `${this.root}claims/${id}/`);
    this.part("edit-object").setAttribute("href", `?act=object&on=${id}`);
    const repository = this.form.data.repository;
    if (repository) this.part("edit-link").setAttribute("href", `${repository.edit}${id}.md`);
    else this.part("edit-file").textContent = id;
  }

  fillFields() {
    for (const control of this.fields.elements) {
      const field = /** @type {HTMLInputElement} */ (control);
      if (!field.name || field.name === "step") continue;
      const value = /** @type {any} */ (this.draft)[field.name];
      if (field.type === "radio") field.checked = field.value === value;
      else if (field.type === "checkbox") field.checked = value.includes(field.value);
      else field.value = value;
    }
    if (this.draft.kind || this.draft.label || this.draft.id || this.draft.date || this.draft.voice !== "outside") {
      /** @type {HTMLDetailsElement} */ (this.part("more")).open = true;
    }
  }

  /** @param {Event} event */
  onInput(event) {
    const field = /** @type {HTMLInputElement} */ (event.target);
    if (field.id === "propose-on") this.offerClaims(field.value);
    else if (field.id === "propose-references") this.offerWorks(field.value);
    else if (field.type === "radio" || field.type === "checkbox" || field.tagName === "SELECT") return;
    else this.take(field);
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.refresh(), WAIT);
  }

  /** @param {Event} event */
  onChange(event) {
    const field = /** @type {HTMLInputElement} */ (event.target);
    if (!field.name) return;
    this.take(field);
    this.touched.add(field.name);
    if (field.name === "act") this.forgetKind();
    clearTimeout(this.timer);
    this.refresh();
  }

  /** @param {HTMLInputElement} field */
  take(field) {
    const draft = /** @type {any} */ (this.draft);
    if (field.type !== "checkbox") draft[field.name] = field.value;
    else draft[field.name] = [...this.fields.querySelectorAll(`[name="${field.name}"]:checked`)].map((one) => /** @type {HTMLInputElement} */ (one).value);
  }

  forgetKind() {
    this.draft.kind = "";
    this.input("kind").value = "";
  }

  /** @param {Event} event */
  onClick(event) {
    const button = /** @type {HTMLElement} */ (event.target).closest("button");
    if (!button) return;
    const { choose, cite, drop, goto, do: act } = button.dataset;
    if (choose) this.chooseClaim(choose);
    else if (cite) this.cite(cite);
    else if (drop) this.dropReference(drop);
    else if (goto) this.goTo(goto);
    else if (act) this.act(act);
  }

  /** @param {string} name */
  act(name) {
    if (name === "change") this.changeClaim();
    else if (name === "cite") this.citeTyped();
    else if (name === "ask") this.turnToQuestion();
    else if (name === "steps") this.showOtherSteps();
    else if (name === "copy") void this.copy();
    else if (name === "download") this.download();
    else if (name === "clear") this.clear();
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    if (event.key !== "Enter" || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    if (event.target.id === "propose-references") this.citeTyped();
    else if (event.target.id === "propose-on") this.element.querySelector("[data-choose]")?.dispatchEvent(new MouseEvent("click", { bubbles: true }));
  }

  /** @param {string} words */
  offerClaims(words) {
    const isLight = (/** @type {string} */ id) => this.form.weightless.has(this.form.claims.get(id)?.kind ?? "");
    const asks = this.draft.act === "ask";
    const found = this.claims.find(words, 2 * FOUND).filter((id) => asks || !isLight(id)).slice(0, FOUND);
    const items = found.map((id) => makeButton(this.form.claims.get(id)?.heading ?? id, { choose: id }));
    this.part("on-found").replaceChildren(...items.map(listItem));
    this.part("on-count").textContent = words.trim() ? countFound(found.length, "claim") : "";
  }

  /** @param {string} words */
  offerWorks(words) {
    const found = /^https?:/.test(words) ? [] : this.works.find(words, FOUND).filter((id) => !this.draft.references.includes(id));
    const items = found.map((id) => makeButton(this.nameReference(id), { cite: id }));
    this.part("references-found").replaceChildren(...items.map(listItem));
    this.part("references-count").textContent = words.trim() ? countFound(found.length, "work") : "";
  }

  /** @param {string} id */
  nameReference(id) {
    const known = this.form.references.get(id);
    return known ? [known.title, known.about].filter(Boolean).join(", ") : id;
  }

  /** @param {string} id */
  chooseClaim(id) {
    this.draft.on = id;
    this.draft.step = "";
    this.input("on").value = "";
    this.offerClaims("");
    this.refresh();
    /** @type {HTMLElement} */ (this.element.querySelector("[data-do=change]")).focus();
  }

  changeClaim() {
    this.draft.on = "";
    this.draft.step = "";
    this.refresh();
    this.input("on").focus();
  }

  citeTyped() {
    const typed = this.readTyped();
    if (typed) this.cite(typed);
    else {
      this.touched.add("references");
      this.refresh();
    }
  }

  /** What is typed as a reference: a work's key, or an address, also without its https://; null where neither. */
  readTyped() {
    const typed = this.input("references").value.trim();
    if (this.form.references.has(typed)) return typed;
    return readAddress(BARE.test(typed) ? `https://${typed.replace(/^http:\/\//i, "")}` : typed);
  }

  /** @param {string} reference */
  cite(reference) {
    if (!this.draft.references.includes(reference)) this.draft.references.push(reference);
    this.input("references").value = "";
    this.offerWorks("");
    this.refresh();
    this.input("references").focus();
  }

  /** @param {string} reference */
  dropReference(reference) {
    this.draft.references = this.draft.references.filter((one) => one !== reference);
    this.refresh();
    this.input("references").focus();
  }

  turnToQuestion() {
    const ask = /** @type {HTMLInputElement} */ (this.fields.querySelector("[name=act][value=ask]"));
    ask.checked = true;
    this.draft.act = "ask";
    this.forgetKind();
    this.refresh();
    this.input("heading").focus();
  }

  /** @param {string} name */
  goTo(name) {
    this.touched.add(name);
    this.refresh();
    const field = this.field(name);
    const more = field.closest("details");
    if (more) more.open = true;
    /** @type {HTMLElement | null} */ (field.querySelector("input:not([hidden]), textarea, select"))?.focus();
  }

  clear() {
    this.draft = { ...beginDraft(), act: this.draft.act, on: this.draft.on, step: this.draft.step };
    this.touched.clear();
    this.fillFields();
    this.refresh();
    this.input("heading").focus();
  }

  /** Fetches the essay's fingerprints once somebody quotes. */
  async learnQuotations() {
    const { heading, body, hedge } = this.draft;
    if (this.asked || !/["“]/.test(`${heading}${body}${hedge}`)) return;
    this.asked = true;
    const data = await readJson(`${this.root}assets/map/quotations.json`);
    if (!data) return;
    this.form.quotations = new Quotations(data);
    this.refresh();
  }

  /** The draft, with an address that is typed but not yet added. */
  whole() {
    const typed = this.readTyped();
    return typed ? { ...this.draft, references: [...this.draft.references, typed] } : this.draft;
  }

  refresh() {
    if (!this.element.isConnected) return;
    this.showTarget();
    this.showSteps();
    const asks = this.draft.act === "ask";
    this.field("stance").hidden = this.draft.act !== "evidence";
    this.part("carries").hidden = asks;
    this.part("nothing").hidden = asks || this.draft.references.length > 0;
    this.field("source").hidden = this.draft.voice === "outside";
    this.field("hedge").hidden = this.draft.voice === "outside";
    this.showCited();
    const proposal = this.explainTyped(compose(this.whole(), this.form));
    this.showCount(proposal.heading);
    this.showSimilar(proposal.heading);
    this.input("id").placeholder = proposal.id;
    this.showErrors(proposal);
    this.showResult(proposal);
    void this.learnQuotations();
    history.replaceState(history.state, "", `${location.pathname}${location.search}${writeDraft(this.whole(), location.search)}`);
  }

  /** Says of a reference that is typed, but is none, what is wrong with it. @param {Proposal} proposal */
  explainTyped(proposal) {
    const typed = this.input("references").value.trim();
    const what = `“${typed.slice(0, 40)}” is neither a web address nor a work that the map knows.`;
    const problems = proposal.problems.map((one) => (one.field === "references" && typed ? { ...one, what } : one));
    return { ...proposal, problems };
  }

  showTarget() {
    const claim = this.form.claims.get(this.draft.on);
    this.part("chosen").hidden = !claim;
    this.part("search").hidden = Boolean(claim);
    if (claim) setLink(this.part("chosen-link"), claim.heading, `${this.root}claims/${claim.id}/`);
  }

  showSteps() {
    const wanted = this.draft.act === "undercut" && this.form.claims.has(this.draft.on);
    this.field("step").hidden = !wanted;
    const list = this.part("steps");
    const key = wanted ? this.draft.on : "";
    if (list.dataset.of === key) return;
    list.dataset.of = key;
    const steps = this.form.data.steps.filter((step) => step.target === key);
    list.replaceChildren(...steps.map((step) => this.makeStep(step)));
    this.foldSteps();
    if (wanted && !steps.length) list.textContent = "No step leads to this claim. Choose another claim, or object to it.";
  }

  /** Shows the chosen step alone: a reader who came for it need not look through the others. */
  foldSteps() {
    const steps = [...this.part("steps").querySelectorAll("label")];
    const others = steps.filter((label) => !label.querySelector("input")?.checked);
    const folded = others.length > 0 && others.length < steps.length;
    others.forEach((label) => (label.hidden = folded));
    this.part("other-steps").hidden = !folded;
  }

  showOtherSteps() {
    this.part("steps").querySelectorAll("label").forEach((label) => (label.hidden = false));
    this.part("other-steps").hidden = true;
    /** @type {HTMLElement | null} */ (this.part("steps").querySelector("input:checked"))?.focus();
  }

  /** @param {import("./propose/file.js").Step} step */
  makeStep(step) {
    const choice = /** @type {HTMLElement} */ (this.element.querySelector("[data-field=act] label")).cloneNode(true);
    const label = /** @type {HTMLElement} */ (choice);
    const radio = /** @type {HTMLInputElement} */ (label.querySelector("input"));
    Object.assign(radio, { name: "step", value: step.id, checked: step.id === this.draft.step });
    /** @type {HTMLElement} */ (label.querySelector("b")).textContent = this.describeStep(step);
    /** @type {HTMLElement} */ (label.querySelector(".am-hint")).textContent = step.because ? `because ${step.because}` : "";
    return label;
  }

  /** @param {import("./propose/file.js").Step} step @returns {string} */
  describeStep(step) {
    const premises = step.premises.map((id) => `“${this.nameClaim(id)}”`).join(" and ");
    if (step.kind === "undercuts") return `${premises}, so this does not follow: ${this.describeEnd(step.conclusion)}`;
    return `${premises} ${step.kind === "supports" ? "shows that" : "speaks against"} “${this.nameClaim(step.conclusion)}”`;
  }

  /** @param {string} id @returns {string} */
  describeEnd(id) {
    const step = this.form.steps.get(id);
    return step ? this.describeStep(step) : id;
  }

  /** @param {string} id */
  nameClaim(id) {
    const claim = this.form.claims.get(id);
    return claim ? (claim.label ?? claim.heading) : id;
  }

  showCited() {
    const items = this.draft.references.map((reference) => {
      const item = document.createElement("li");
      const name = document.createElement("span");
      name.textContent = this.nameReference(reference);
      const drop = makeButton("Remove", { drop: reference });
      drop.className = "am-small";
      drop.setAttribute("aria-label", `Remove ${this.nameReference(reference)}`);
      item.append(name, drop);
      return item;
    });
    this.part("cited").replaceChildren(...items);
  }

  /** @param {string} heading */
  showCount(heading) {
    const left = this.form.data.limits.heading - [...heading].length;
    this.part("heading-count").textContent = left < 0 ? `${-left} characters too many` : `${left} characters left`;
  }

  /** @param {string} heading */
  showSimilar(heading) {
    const enough = heading.split(" ").length >= WORDS;
    const found = enough ? this.claims.find(heading, SIMILAR, ALIKE).filter((id) => id !== this.draft.on) : [];
    const links = found.map((id) => {
      const link = document.createElement("a");
      setLink(link, this.form.claims.get(id)?.heading ?? id, `${this.root}claims/${id}/`);
      return link;
    });
    this.part("similar").querySelector("ul")?.replaceChildren(...links.map(listItem));
    this.part("similar").hidden = !found.length;
  }

  /** @param {Proposal} proposal */
  showErrors({ problems }) {
    for (const place of this.element.querySelectorAll("[data-error]")) {
      const name = place.getAttribute("data-error") ?? "";
      const problem = this.touched.has(name) ? problems.find(({ field }) => field === name) : undefined;
      place.textContent = problem?.what ?? "";
      /** @type {HTMLElement} */ (place).hidden = !problem;
      this.element.querySelector(`#propose-${name}`)?.setAttribute("aria-invalid", String(Boolean(problem)));
    }
  }

  /** @param {Proposal} proposal */
  showResult(proposal) {
    const { problems, text, id } = proposal;
    const first = problems.filter(({ field }, i) => problems.findIndex((one) => one.field === field) === i);
    setText(this.part("status"), text ? "Complete: this file passes the check." : countMissing(first.length));
    const buttons = first.map(({ field, what }) => makeButton(what, { goto: this.field(field) ? field : "on" }));
    this.part("missing").replaceChildren(...buttons.map(listItem));
    this.part("ready").hidden = !text;
    if (!text) return;
    this.proposal = proposal;
    this.part("file").textContent = text;
    this.part("file-name").textContent = `${id}.md`;
    this.part("effect").replaceChildren(...this.explainEffect(proposal).map(textItem));
    this.part("notes").replaceChildren(...proposal.notes.map(textItem));
    this.showEditor(proposal);
  }

  /** @param {Proposal} proposal */
  showEditor({ id, text }) {
    const { repository, limits } = this.form.data;
    if (!repository) return;
    const { href, whole } = addressEditor(repository.new, id, text, limits.address);
    this.part("github").setAttribute("href", href);
    this.part("whole").hidden = !whole;
    this.part("paste").hidden = whole;
  }

  /** @param {Proposal} proposal @returns {string[]} */
  explainEffect(proposal) {
    const { relation } = proposal;
    if (!relation) return [];
    const step = relation.key === "undercuts" ? this.form.steps.get(relation.end) : undefined;
    const does = step
      ? `It would say that this step does not carry: ${this.describeStep(step)}.`
      : `It would ${VERBS[relation.key]} “${this.nameClaim(relation.end)}”.`;
    if (relation.key === "about") return [does, "It carries no weight, so no standing changes."];
    const effect = this.model && findEffect(proposal, this.form, this.model);
    if (!effect) return [does];
    const near = step?.target ?? relation.end;
    const { changes, before } = effect;
    if (!changes.length) return [does, `“${this.nameClaim(near)}” would stand as it does now (${before.get(near)}), and so would every other claim.`];
    changes.sort((a, b) => Number(b.id === near) - Number(a.id === near));
    const told = changes.map(({ id, before: was, after }) => `“${this.nameClaim(id)}” would go from ${was} to ${after}.`);
    return [does, ...told, "Your claim itself would begin with no objection."];
  }

  async copy() {
    const text = this.proposal?.text ?? "";
    try {
      await navigator.clipboard.writeText(text);
      setText(this.part("done"), "Copied.");
    } catch {
      getSelection()?.selectAllChildren(this.part("file"));
      setText(this.part("done"), "The file is marked: copy it with your browser’s Copy.");
    }
  }

  download() {
    if (!this.proposal) return;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([this.proposal.text], { type: "text/markdown" }));
    link.download = `${this.proposal.id}.md`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    setText(this.part("done"), `Downloaded as ${this.proposal.id}.md.`);
  }
}

/** @param {string} text @param {Record<string, string>} data */
function makeButton(text, data) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = text;
  Object.assign(button.dataset, data);
  return button;
}

/** @param {Node} content */
function listItem(content) {
  const item = document.createElement("li");
  item.append(content);
  return item;
}

/** @param {string} text */
function textItem(text) {
  return listItem(document.createTextNode(text));
}

/** @param {HTMLElement} link @param {string} text @param {string} address */
function setLink(link, text, address) {
  link.textContent = text;
  link.setAttribute("href", address);
}

/** Sets a status only where it changes, so that screen readers say it once. @param {HTMLElement} place @param {string} text */
function setText(place, text) {
  if (place.textContent !== text) place.textContent = text;
}

/** @param {number} number @param {string} what */
function countFound(number, what) {
  return number === 1 ? `1 ${what} found` : `${number || "No"} ${what}s found`;
}

/** @param {number} number */
function countMissing(number) {
  return number === 1 ? "One thing is missing:" : `${number} things are missing:`;
}
