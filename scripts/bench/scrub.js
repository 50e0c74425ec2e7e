// In the explorer: open the slider of months and go through them; return the median ms until a month is drawn.
async (selector) => {
  const host = document.querySelector(selector);
  const frame = () => new Promise((next) => requestAnimationFrame(() => setTimeout(next, 0)));
  host.querySelector("[data-do=time]").click();
  while (!host.querySelector(".am-time input")) await frame();
  const slider = host.querySelector(".am-time input");
  const times = [];
  for (let month = 0; month < Number(slider.max); month += 1) {
    await new Promise((next) => setTimeout(next, 100));
    const began = performance.now();
    slider.value = String(month);
    slider.dispatchEvent(new Event("input", { bubbles: true }));
    await frame();
    while (host.hasAttribute("aria-busy")) await frame();
    times.push(performance.now() - began);
  }
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)];
}
