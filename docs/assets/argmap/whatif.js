/** On a claim's page: a button that switches the claim off. Nothing is loaded or worked out before it is pressed. */

/** @param {HTMLElement} element */
export function mount(element) {
  const heading = document.createElement("h2");
  heading.id = "what-if";
  heading.textContent = "What if this falls?";
  const open = document.createElement("button");
  open.type = "button";
  open.className = "md-button";
  open.textContent = "Switch this claim off";
  const body = document.createElement("div");
  body.className = "am-whatif__body";
  open.addEventListener("click", async () => {
    open.disabled = true;
    try {
      await show(body, element.dataset.root ?? "../../", element.dataset.claim ?? "");
      open.hidden = true;
    } catch {
      body.textContent = "The map could not be loaded. Try again when you are online."; // the way to the server failed
      open.disabled = false;
    }
  });
  element.replaceChildren(heading, open, body);
}

/** @param {HTMLElement} body @param {string} root @param {string} claim */
async function show(body, root, claim) {
  const [{ loadBeliefs }, { showFall }] = await Promise.all([import("./beliefs/data.js"), import("./beliefs/fall.js")]);
  const beliefs = await loadBeliefs(root);
  showFall(body, beliefs, beliefs.program.ids.indexOf(claim));
}
