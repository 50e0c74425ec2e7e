/**
 * The form with which readers sign what they believe: it makes the file, and opens GitHub’s editor with it.
 *
 * @typedef {import("./data.js").Beliefs} Beliefs
 * @typedef {{editor: string, longest: number}} Editor
 *   the address of GitHub’s editor up to the file’s name, empty where there is none, and the longest that it may become
 */
import { STANCE } from "../draft_rules.js";
import { copyText } from "../lib/copy_text.js";
import { h } from "../lib/elements.js";
import { addressEditor } from "../lib/github_editor.js";
import { saveFile } from "../lib/save_file.js";
import { t, tp } from "../lib/translate.js";
import { STOPS } from "./stance.js";
import { composeStance } from "./stance_file.js";

export class SignForm {
  /** @param {Beliefs} beliefs @param {Editor} editor @param {() => import("./stance.js").Stops} readStops @param {(words: string) => void} announce to screen readers */
  constructor(beliefs, editor, readStops, announce) {
    this.beliefs = beliefs;
    this.editor = editor;
    this.readStops = readStops;
    this.announce = announce;
    this.name = this.buildField("name", STANCE.name);
    this.says = this.buildField("says", STANCE.says);
    this.missing = h("ul");
    this.file = h("pre", { class: "am-signing__file", tabindex: "0", "aria-label": t("The file of your stance") });
    this.fileName = h("code");
    this.done = h("p", { class: "am-quiet am-signing__done" });
    this.github = h("a", { class: "md-button md-button--primary", rel: "noopener" }, t("Open it on GitHub"));
    this.paste = h(
      "p",
      { hidden: true },
      t("It is too long for an address: copy it, and paste it into the empty file on GitHub."),
    );
    this.made = { name: "", text: "" };
    this.ready = h(
      "div",
      { hidden: true },
      h("p", {}, ...tp("This is the file, {name}:", { name: this.fileName })),
      this.file,
      h(
        "p",
        { class: "am-actions" },
        editor.editor ? this.github : null,
        h("button", { type: "button", class: "md-button", onclick: () => this.copy() }, t("Copy it")),
        h("button", { type: "button", class: "md-button", onclick: () => this.download() }, t("Download it")),
      ),
      this.paste,
    );
    this.element = this.build();
  }

  build() {
    return h(
      "details",
      { class: "am-signing", id: "sign", ontoggle: () => this.show() },
      h("summary", {}, t("Sign what you believe")),
      h(
        "p",
        {},
        t(
          "A signed stance is public: it stands in the map under your name or a pseudonym, with the day and a word for each premise that you have set. It comes in as a pull request from your account on GitHub. Sign only for yourself.",
        ),
      ),
      h("p", {}, h("label", { for: "am-sign-name" }, t("Your name or pseudonym")), this.name),
      h("p", {}, h("label", { for: "am-sign-says" }, t("What you think, in one sentence")), this.says),
      this.missing,
      this.ready,
      this.done,
      h(
        "p",
        {},
        h("a", { href: `${this.beliefs.root}contribute/#sign-a-stance` }, t("How to hand it in, and how to take it back")),
      ),
    );
  }

  /** @param {"name" | "says"} field @param {number} most */
  buildField(field, most) {
    return h("input", {
      type: "text",
      id: `am-sign-${field}`,
      class: "am-link",
      maxlength: most,
      autocomplete: "off",
      oninput: () => this.show(),
    });
  }

  show() {
    if (!this.element.open) return;
    const { ids } = this.beliefs.program;
    const beliefs = [...this.readStops()].map(
      ([claim, stop]) => /** @type {[string, string]} */ ([ids[claim], STOPS[stop].belief]),
    );
    const draft = { name: this.name.value, says: this.says.value, date: new Date().toISOString().slice(0, 10), beliefs };
    const { signed, stances } = this.beliefs.labels;
    const { name, text, problems } = composeStance(
      draft,
      [...signed, ...stances].map(({ id }) => id),
    );
    this.missing.replaceChildren(...problems.map(({ what }) => h("li", {}, what)));
    this.ready.hidden = !text;
    if (text === this.made.text) return;
    this.made = { name, text };
    this.done.textContent = "";
    this.file.textContent = text;
    this.fileName.textContent = `docs/stances/${name}`;
    const { href, whole } = addressEditor(this.editor.editor, name, text, this.editor.longest);
    this.github.setAttribute("href", href);
    this.paste.hidden = whole || !this.editor.editor;
  }

  async copy() {
    this.tell(await copyText(this.made.text, this.file));
  }

  download() {
    saveFile(new Blob([this.made.text], { type: "application/yaml" }), this.made.name);
    this.tell(t("Downloaded as {name}.", { name: this.made.name }));
  }

  /** @param {string} words */
  tell(words) {
    this.done.textContent = words;
    this.announce(words);
  }
}
