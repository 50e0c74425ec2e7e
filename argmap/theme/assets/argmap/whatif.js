/**
 * On a claim's page: a button that switches the claim off, and one that sets beliefs about its premises. Nothing is loaded
 * or computed before one is pressed, so this module imports none at first, not even lib/elements.js.
 */

/** @param {HTMLElement} element @param {import("./failure.js").Translate} t */
export function mount(element, t) {
  const [off, on] = [t("Switch this claim off"), t("Switch it on again")];
  const title = t("What if this falls?");
  const heading = Object.assign(document.createElement(element.dataset.heading ?? "h2"), { textContent: title });
  const body = Object.assign(document.createElement("div"), { className: "am-whatif__body" });
  body.dataset.what = t("The map");
  const status = Object.assign(document.createElement("p"), { className: "am-hidden", role: "status" });
  const actions = Object.assign(document.createElement("p"), { className: "am-actions" });
  const fall = buildButton(off, () => (fall.textContent === on ? switchOn() : switchOff()));
  const own = buildButton(t("Set your beliefs about it"), setBeliefs);
  actions.append(fall, own);
  element.replaceChildren(heading, actions, body, status);

  async function switchOff() {
    const { beliefs, claim, showFall } = await load(element);
    showFall(body, beliefs, claim, (words) => status.replaceChildren(words));
    fall.textContent = on;
  }

  async function setBeliefs() {
    const { beliefs, claim, showOwn } = await load(element);
    showOwn(body, beliefs, claim);
    fall.textContent = off;
  }

  async function switchOn() {
    fall.textContent = off;
    body.replaceChildren();
    status.textContent = t("The claim is on again.");
  }

  /** @param {() => Promise<void>} show @returns {Promise<void>} */
  async function press(show) {
    try {
      await show();
    } catch (error) {
      body.replaceChildren();
      const failure = await import("./failure.js").catch(() => null);
      if (failure) failure.showFailure(body, /** @type {import("./failure.js").Failure} */ (error), () => press(show), t);
      else body.textContent = t("The map could not be loaded. Reload the page.");
    }
  }

  /** @param {string} words @param {() => Promise<void>} show */
  function buildButton(words, show) {
    const button = Object.assign(document.createElement("button"), {
      type: "button",
      className: "md-button",
      textContent: words,
    });
    button.addEventListener("click", () => void press(show));
    return button;
  }
}

/** Loads the modules and data of both buttons, together, so that the button pressed last is shown last. @param {HTMLElement} element */
async function load(element) {
  const [{ OutOfDate }, { loadBeliefs }, { showFall }, { showOwn }] = await Promise.all([
    import("./lib/fetch.js"),
    import("./beliefs/data.js"),
    import("./beliefs/fall.js"),
    import("./beliefs/claim_sliders.js"),
  ]).catch((error) => {
    throw Object.assign(error, { remedy: "reload" });
  });
  const beliefs = await loadBeliefs(element.dataset.root ?? "../../", element);
  const claim = beliefs.program.ids.indexOf(element.dataset.claim ?? "");
  if (claim < 0) throw new OutOfDate("the map has no such claim");
  return { beliefs, claim, showFall, showOwn };
}
