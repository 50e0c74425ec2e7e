/** Defers work until the present changes are on the screen. */

/**
 * Runs work after the next frame has been drawn.
 * @param {() => void} work
 * @returns {() => void} calls it off
 */
export function afterPaint(work) {
  let timer = 0;
  const frame = requestAnimationFrame(() => {
    timer = window.setTimeout(work);
  });
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}
