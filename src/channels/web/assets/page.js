// What a page does besides being read. Everything works without it.

/** Leaving goes through the widget where it is ready: it forgets the conversation and blanks the page first. */
document.addEventListener('click', (event) => {
  const exit = event.target.closest('[data-exit]');
  if (!exit) return;
  event.preventDefault();
  if (window.Aman) window.Aman.leave();
  else location.replace(exit.href);
});

/** Beside the conversation, on wide screens, an entry opens in it: so nothing said is lost by looking around. */
document.addEventListener('click', (event) => {
  const link = event.target.closest('[data-entry]');
  const otherwise = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  if (!link || otherwise || !window.Aman || !matchMedia('(min-width: 900px)').matches) return;
  event.preventDefault();
  window.Aman.show(link.dataset.entry, link.textContent);
});

/** A link to a topic opens it. */
const named = document.getElementById(location.hash.slice(1));
if (named instanceof HTMLDetailsElement) named.open = true;
