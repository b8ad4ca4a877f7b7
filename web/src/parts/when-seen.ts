/* Work that waits until its place is near what the reader sees, or is about to be printed. */

const AHEAD = "400px";
const waiting = new WeakMap<Element, () => void>();
let isListening = false;

/** Call `act` once, when the element comes near the window. */
export function whenSeen(element: HTMLElement, act: () => void): void {
  const once = (): void => {
    observer.disconnect();
    waiting.delete(element);
    act();
  };
  const observer = new IntersectionObserver(
    (entries) => {
      if (entries.some((entry) => entry.isIntersecting)) once();
    },
    { rootMargin: AHEAD },
  );
  observer.observe(element);
  waiting.set(element, once);
  element.dataset.waiting = "";
  if (!isListening) window.addEventListener("beforeprint", actOnAll);
  isListening = true;
}

function actOnAll(): void {
  for (const element of document.querySelectorAll("[data-waiting]")) waiting.get(element)?.();
}
