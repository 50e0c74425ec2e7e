/**
 * On a claim's page: a button that switches the claim off, and one that sets what it rests on. Nothing is loaded or
 * worked out before one is pressed.
 */

const OFF = "Switch this claim off";
const ON = "Switch it on again";

/** @param {HTMLElement} element */
export function mount(element) {
  const heading = document.createElement(element.dataset.heading ?? "h2");
  heading.textContent = "What if this falls?";
  const body = document.createElement("div");
  body.className = "am-whatif__body";
  const status = document.createElement("p");
  status.className = "am-hidden";
  status.setAttribute("role", "status");
  const actions = document.createElement("p");
  actions.className = "am-actions";
  const fall = buildButton(OFF, () => (fall.textContent === ON ? switchOn() : switchOff()));
  const own = buildButton("Set your beliefs about it", () => {
    fall.textContent = OFF;
    return showOwn(body, element);
  });
  actions.append(fall, own);
  element.replaceChildren(heading, actions, body, status);

  async function switchOff() {
    await showFall(body, element, (words) => (status.textContent = words));
    fall.textContent = ON;
  }

  async function switchOn() {
    fall.textContent = OFF;
    body.replaceChildren();
    status.textContent = "The claim is on again.";
  }

  /** @param {string} words @param {() => Promise<void>} show */
  function buildButton(words, show) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "md-button";
    button.textContent = words;
    button.addEventListener("click", () => {
      show().catch(() => (body.textContent = "The map could not be loaded. Try again when you are online."));
    });
    return button;
  }
}

/** @param {HTMLElement} element */
async function load(element) {
  const { loadBeliefs } = await import("./beliefs/data.js");
  const beliefs = await loadBeliefs(element.dataset.root ?? "../../");
  return { beliefs, claim: beliefs.program.ids.indexOf(element.dataset.claim ?? "") };
}

/** @param {HTMLElement} body @param {HTMLElement} element @param {(words: string) => void} say */
async function showFall(body, element, say) {
  const [{ beliefs, claim }, fall] = await Promise.all([load(element), import("./beliefs/fall.js")]);
  fall.showFall(body, beliefs, claim, say);
}

/** @param {HTMLElement} body @param {HTMLElement} element */
async function showOwn(body, element) {
  const [{ beliefs, claim }, own] = await Promise.all([load(element), import("./beliefs/own.js")]);
  own.showOwn(body, beliefs, claim);
}
