/**
 * The other language opens at the place on the page where the reader is, with the same words to
 * search for and the same filters. They stand in the address, which changes without an event.
 *
 * @param {HTMLElement} link
 */
export default function language(link) {
  if (!(link instanceof HTMLAnchorElement)) return;
  const follow = () => {
    link.search = location.search;
    link.hash = location.hash;
  };
  for (const event of ['pointerenter', 'focus', 'click']) link.addEventListener(event, follow);
  addEventListener('hashchange', follow);
  follow();
}
