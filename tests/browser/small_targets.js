/** Returns what a finger would miss: controls smaller than 44 by 44 pixels, but for links within running text. */
() =>
  [
    ...document.querySelectorAll(
      "button, summary, input:not([type=hidden]), select, textarea, .md-button, nav a, [role=button], [role=slider]",
    ),
  ]
    .filter((element) => {
      const box = element.getBoundingClientRect();
      const seen =
        box.width > 0 &&
        box.height > 0 &&
        box.right > 0 &&
        box.left < innerWidth &&
        element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true });
      const inText = element.closest(".am-line, .md-footer, .md-clipboard, p, [aria-hidden=true]");
      return seen && !inText && (box.height < 43.5 || box.width < 43.5);
    })
    .map((element) => `${element.tagName.toLowerCase()}.${element.className} ${element.textContent.trim().slice(0, 30)}`);
