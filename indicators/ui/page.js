/* Links in our own HTML change the page as the menu does, without loading it anew: what waits on a page is kept. A click
   that asks for a new tab or window is left alone. Buttons of a figure's menu save its picture and copy its paragraph. */
(() => {
  const SHOWN_FOR = 2000;
  const main = () => document.querySelector('[data-testid="stMain"]');

  const follow = (link) => {
    const samePage = link.pathname === location.pathname;
    history.pushState(null, "", link.href);
    dispatchEvent(new PopStateEvent("popstate"));
    if (!samePage) main()?.scrollTo(0, 0);
  };

  const copy = async (text) => {
    if (navigator.clipboard) return navigator.clipboard.writeText(text);
    const area = document.body.appendChild(document.createElement("textarea")); // over http there is only this way
    area.value = text;
    area.select();
    document.execCommand("copy");
    area.remove();
  };

  const paragraphsBeside = (figure) =>
    [...document.querySelectorAll(`.st-key-beside_${figure} .prose p`)].map((p) => p.textContent).join("\n");

  const confirm = (button) => {
    const label = button.textContent;
    button.textContent = button.dataset.done;
    setTimeout(() => { button.textContent = label; }, SHOWN_FOR);
  };

  addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const target = event.target instanceof Element ? event.target : null;
    const button = target?.closest("button[data-picture], button[data-copy]");
    if (button?.dataset.picture) document.querySelector(`.st-key-${button.dataset.picture} .modebar-btn`)?.click();
    if (button?.dataset.copy) copy(paragraphsBeside(button.dataset.copy)).then(() => confirm(button));
    const link = target?.closest(".stHtml a[href]");
    if (!link || link.origin !== location.origin || link.target === "_blank" || link.download) return;
    event.preventDefault();
    follow(link);
  });
})();
