// In any page, from its start: sums up in `shifted` how far its parts moved by themselves.
window.shifted = 0;
new PerformanceObserver((list) => {
  for (const { value, hadRecentInput } of list.getEntries()) window.shifted += hadRecentInput ? 0 : value;
}).observe({ type: "layout-shift", buffered: true });
