// On the page of the reader's beliefs: move the first slider 40 times; return the seconds to each finished layout.
async () => {
  const input = document.querySelectorAll(".am-slider__input")[0];
  const times = [];
  for (let i = 0; i < 40; i += 1) {
    await new Promise((done) => setTimeout(done, 20));
    const start = performance.now();
    input.valueAsNumber = i % 7;
    input.dispatchEvent(new Event("input"));
    document.body.getBoundingClientRect();
    document.querySelector(".am-answer--thesis").getBoundingClientRect();
    times.push(performance.now() - start);
  }
  return times.map((time) => time / 1000);
}
