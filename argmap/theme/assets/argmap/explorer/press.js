/**
 * Clicks, taps and long presses on the map, told apart from drags: vis-network takes any press of a quarter of a second
 * for a long one, by mouse too, and for a click as well.
 */

const HOLD_MS = 550;
const STILL = 10; // px that a finger may move in a press

export class Press {
  /** @param {HTMLElement} host @param {{click: (event: MouseEvent, touch: boolean) => void, hold: (event: PointerEvent) => void}} acts */
  constructor(host, acts) {
    this.acts = acts;
    /** @type {PointerEvent | null} */
    this.began = null;
    this.moved = false;
    this.held = false;
    this.timer = 0;
    /** @type {Promise<unknown>} settles when the last press has ended */
    this.end = Promise.resolve();
    host.addEventListener("pointerdown", (event) => this.down(event), { capture: true });
    host.addEventListener("pointermove", (event) => this.move(event), { capture: true });
    host.addEventListener("pointerup", () => clearTimeout(this.timer), { capture: true });
    host.addEventListener("pointercancel", () => this.leave(), { capture: true });
    host.addEventListener("click", (event) => this.click(event));
    host.addEventListener("contextmenu", (event) => this.began?.pointerType === "touch" && event.preventDefault());
  }

  /** @param {PointerEvent} event */
  down(event) {
    clearTimeout(this.timer);
    this.moved = !event.isPrimary; // a second finger scales the map
    this.held = false;
    this.began = event;
    this.end = new Promise((resolve) => {
      // the click comes after this
      for (const name of ["pointerup", "pointercancel"]) addEventListener(name, () => setTimeout(resolve, 0), { once: true });
    });
    if (event.pointerType === "touch" && event.isPrimary) this.timer = window.setTimeout(() => this.hold(event), HOLD_MS);
  }

  /** @param {PointerEvent} event */
  move(event) {
    if (!this.began || Math.hypot(event.clientX - this.began.clientX, event.clientY - this.began.clientY) < STILL) return;
    clearTimeout(this.timer);
    if (event.buttons) this.moved = true;
  }

  /** @param {PointerEvent} event */
  hold(event) {
    this.held = true;
    const swallow = (/** @type {Event} */ click) => {
      click.preventDefault();
      click.stopPropagation();
    };
    // what opens under the finger is not pressed by lifting it
    addEventListener("click", swallow, { capture: true, once: true });
    addEventListener("pointerdown", () => removeEventListener("click", swallow, { capture: true }), {
      capture: true,
      once: true,
    });
    this.acts.hold(event);
  }

  /** @param {MouseEvent} event */
  click(event) {
    if (!this.moved && !this.held) this.acts.click(event, this.began?.pointerType === "touch");
  }

  leave() {
    clearTimeout(this.timer);
    this.moved = true;
  }
}
