/**
 * The form that proposes a claim: fills it from the address, keeps it there, and shows the file and its effect.
 *
 * @typedef {import("./propose/file.js").Proposal} Proposal
 */

import { fetchTogether } from "./lib/fetch.js";
import { tn } from "./lib/translate.js";
import { readDraft, writeDraft } from "./propose/address.js";
import { beginDraft, compose, Form } from "./propose/file.js";
import { Parts, setLink } from "./propose/parts.js";
import { Quotations } from "./propose/quotations.js";
import { References } from "./propose/references.js";
import { Result } from "./propose/result.js";
import { Target } from "./propose/target.js";

const WAIT = 250;
const TYPED = ["text", "search", "textarea", "date", "url"];

/** @param {HTMLElement} element */
export async function mount(element) {
  const root = element.dataset.root ?? "";
  const [data, model] = await loadData(root, element);
  const page = new ProposePage(new Parts(element), new Form(data), model, root);
  page.show();
  return () => page.leave();
}

/** The form's data, and the compact map where it comes: without it, only what the proposal would do is not said. @param {string} root @param {Element} host */
async function loadData(root, host) {
  const [form, model] = ["form", "model"].map((name) => `${root}assets/map/${name}.json`);
  try {
    return await fetchTogether([form, model], ([data, map]) => data.model === map.hash, host);
  } catch {
    return fetchTogether([form], () => true, host);
  }
}

/** The page: one draft, its fields, and its result. */
class ProposePage {
  /** @param {Parts} parts @param {Form} form @param {import("./evaluation/indexed.js").Model | null} model @param {string} root */
  constructor(parts, form, model, root) {
    this.parts = parts;
    this.form = form;
    this.root = root;
    this.target = new Target(parts, form, root);
    this.references = new References(parts, form);
    this.result = new Result(parts, form, model);
    this.fields = /** @type {HTMLFormElement} */ (parts.element.querySelector("form"));
    /** The fields for a claim of the essay; a debate has none. @type {NodeListOf<HTMLElement>} */
    this.ofEssay = parts.element.querySelectorAll("[data-field=source], [data-field=hedge]");
    this.draft = readDraft(location);
    if (!form.paragraphs) this.draft.voice = "outside";
    /** @type {Set<string>} fields whose problems are shown beside them */
    this.touched = new Set();
    this.timer = 0;
    this.asked = false;
    const step = form.steps.get(this.draft.step);
    if (step && !this.draft.on) this.draft.on = step.target;
  }

  show() {
    if (new URLSearchParams(location.search).get("act") === "edit") {
      this.showEdit();
      return;
    }
    this.parts.part("guide").hidden = true;
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

  showEdit() {
    const id = new URLSearchParams(location.search).get("claim") ?? "";
    const claim = this.form.claims.get(id);
    if (!claim) return;
    this.parts.part("guide").hidden = true;
    this.parts.part("edit").hidden = false;
    setLink(this.parts.part("edit-claim"), claim.heading, `${this.root}claims/${id}/`);
    this.parts.part("edit-object").setAttribute("href", `?act=object&on=${id}`);
    const repository = this.form.data.repository;
    if (repository) this.parts.part("edit-link").setAttribute("href", `${repository.edit}${id}.md`);
    else this.parts.part("edit-file").textContent = id;
  }

  fillFields() {
    for (const control of this.fields.elements) {
      const field = /** @type {HTMLInputElement} */ (control);
      if (!field.name || field.name === "step") continue;
      const value = /** @type {import("./propose/file.js").Values} */ (this.draft)[field.name];
      if (field.type === "radio") field.checked = field.value === value;
      else if (field.type === "checkbox") field.checked = value.includes(field.value);
      else field.value = String(value);
    }
    if (this.draft.kind || this.draft.label || this.draft.id || this.draft.date || this.draft.voice !== "outside") {
      /** @type {HTMLDetailsElement} */ (this.parts.part("more")).open = true;
    }
  }

  /** @param {Event} event */
  onInput(event) {
    const field = /** @type {HTMLInputElement} */ (event.target);
    if (field.id === "propose-on") this.target.offer(field.value, this.draft.act === "ask");
    else if (field.id === "propose-references") this.references.offer(field.value, this.draft.references);
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
    if (TYPED.includes(field.type))
      this.timer = window.setTimeout(() => this.refresh(), WAIT); // the press that ends the typing comes first
    else this.refresh();
  }

  /** @param {HTMLInputElement} field */
  take(field) {
    const draft = /** @type {import("./propose/file.js").Values} */ (this.draft);
    if (field.type !== "checkbox") draft[field.name] = field.value;
    else
      draft[field.name] = [...this.fields.querySelectorAll(`[name="${field.name}"]:checked`)].map(
        (one) => /** @type {HTMLInputElement} */ (one).value,
      );
  }

  forgetKind() {
    this.draft.kind = "";
    this.parts.input("kind").value = "";
  }

  /** @param {Event} event */
  onClick(event) {
    const button = event.target instanceof Element && event.target.closest("button, [role=option]");
    if (!(button instanceof HTMLElement)) return;
    const { choose, own, thesis, cite, drop, goto, do: act } = button.dataset;
    if (choose) this.chooseClaim(choose);
    else if (own) this.makeOwn(own, thesis ?? "");
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
    else if (name === "steps") this.target.showOtherSteps();
    else if (name === "copy") void this.result.copy();
    else if (name === "copy-left") void this.result.copyLeft();
    else if (name === "download") this.result.download();
    else if (name === "clear") this.clear();
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    if (!(event.target instanceof HTMLInputElement)) return;
    const chosen = event.target.id === "propose-on" ? this.target.box.press(event)?.dataset.choose : "";
    if (chosen) this.chooseClaim(chosen);
    if (event.key !== "Enter") return;
    event.preventDefault();
    if (event.target.id === "propose-references") this.citeTyped();
  }

  /** @param {string} id */
  chooseClaim(id) {
    this.draft.on = id;
    this.draft.step = "";
    this.parts.input("on").value = "";
    this.target.offer("", false);
    this.refresh();
    this.parts.part("chosen").querySelector("button")?.focus();
  }

  /** Takes the words that no claim fits as the claim proposed. @param {string} act @param {string} thesis */
  makeOwn(act, thesis) {
    const typed = this.parts.input("on").value.trim();
    this.draft = {
      ...this.draft,
      act: /** @type {import("./propose/file.js").Act} */ (act),
      heading: this.draft.heading || typed,
    };
    this.forgetKind();
    this.fillFields();
    this.chooseClaim(thesis);
    this.parts.input("heading").focus();
  }

  changeClaim() {
    this.draft.on = "";
    this.draft.step = "";
    this.refresh();
    this.parts.input("on").focus();
  }

  citeTyped() {
    const typed = this.references.read();
    if (typed) this.cite(typed);
    else {
      this.touched.add("references");
      this.refresh();
    }
  }

  /** @param {string} reference */
  cite(reference) {
    if (!this.draft.references.includes(reference)) this.draft.references.push(reference);
    this.parts.input("references").value = "";
    this.references.offer("", this.draft.references);
    this.refresh();
    this.parts.input("references").focus();
  }

  /** @param {string} reference */
  dropReference(reference) {
    this.draft.references = this.draft.references.filter((one) => one !== reference);
    this.refresh();
    this.parts.input("references").focus();
  }

  turnToQuestion() {
    const ask = /** @type {HTMLInputElement} */ (this.fields.querySelector("[name=act][value=ask]"));
    ask.checked = true;
    this.draft.act = "ask";
    this.forgetKind();
    this.refresh();
    this.parts.input("heading").focus();
  }

  /** @param {string} name */
  goTo(name) {
    this.touched.add(name);
    this.refresh();
    const field = this.parts.field(name);
    const more = field.closest("details");
    if (more) more.open = true;
    /** @type {HTMLElement | null} */ (field.querySelector("input:not([hidden]), textarea, select"))?.focus();
  }

  clear() {
    this.draft = { ...beginDraft(), act: this.draft.act, on: this.draft.on, step: this.draft.step };
    this.touched.clear();
    this.fillFields();
    this.refresh();
    this.parts.input("heading").focus();
  }

  /** Fetches the essay's fingerprints once somebody quotes. */
  async learnQuotations() {
    const { heading, body, hedge } = this.draft;
    if (this.asked || !/["“]/.test(`${heading}${body}${hedge}`)) return;
    this.asked = true;
    const address = `${this.root}assets/map/quotations.json`;
    const [data] = await fetchTogether([address], () => true, this.parts.element).catch(() => [null]);
    if (!data) return; // the form then keeps no quotation marks, and says so
    this.form.quotations = new Quotations(data);
    this.refresh();
  }

  /** The draft, with an address that is typed but not yet added. */
  whole() {
    const typed = this.references.read();
    return typed ? { ...this.draft, references: [...this.draft.references, typed] } : this.draft;
  }

  refresh() {
    if (!this.parts.element.isConnected) return;
    this.target.show(this.draft);
    const asks = this.draft.act === "ask";
    this.parts.field("stance").hidden = this.draft.act !== "evidence";
    this.parts.part("carries").hidden = asks;
    this.parts.part("nothing").hidden = asks || this.draft.references.length > 0;
    for (const field of this.ofEssay) field.hidden = this.draft.voice === "outside";
    this.references.show(this.draft.references);
    const needed = !asks && this.draft.voice === "outside" && !this.draft.references.length;
    this.parts.input("references").setAttribute("aria-required", String(needed));
    const proposal = this.references.explain(compose(this.whole(), this.form));
    this.showCount(proposal.heading);
    this.target.showSimilar(proposal.heading, this.draft.on);
    this.parts.input("id").placeholder = proposal.id;
    this.showErrors(proposal);
    this.result.show(proposal);
    void this.learnQuotations();
    history.replaceState(history.state, "", `${location.pathname}${location.search}${writeDraft(this.whole(), location.search)}`);
  }

  /** @param {string} heading */
  showCount(heading) {
    const left = this.form.data.limits.heading - [...heading].length;
    this.parts.part("heading-count").textContent =
      left < 0
        ? tn("{n} characters too many", "{n} characters too many", -left)
        : tn("{n} characters left", "{n} characters left", left);
  }

  /** @param {Proposal} proposal */
  showErrors({ problems }) {
    for (const place of this.parts.element.querySelectorAll("[data-error]")) {
      const name = place.getAttribute("data-error") ?? "";
      const problem = this.touched.has(name) ? problems.find(({ field }) => field === name) : undefined;
      place.textContent = problem?.what ?? "";
      /** @type {HTMLElement} */ (place).hidden = !problem;
      this.parts.element.querySelector(`#propose-${name}`)?.setAttribute("aria-invalid", String(Boolean(problem)));
    }
  }
}
