// Sends the faults of a page to the window that shows it (webkit_window.py).
(() => {
  const post = (kind, text) => webkit.messageHandlers.log.postMessage(JSON.stringify([kind, String(text), location.href]));
  const old = console.error;
  console.error = (...all) => {
    post("console", all.join(" "));
    old.apply(console, all);
  };
  addEventListener("error", (event) => post("error", event.message ?? event.target.outerHTML.slice(0, 200)), true);
  addEventListener("unhandledrejection", (event) => post("rejection", event.reason));
  addEventListener("securitypolicyviolation", (event) => post("policy", `${event.effectiveDirective} ${event.blockedURI}`), true);
})();
