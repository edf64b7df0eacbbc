/* Links in our own HTML change the page as the menu does, without loading it anew: what waits on a page is kept. A click
   that asks for a new tab or window is left alone. A click on a point of a figure does the same. Buttons of a figure's
   menu save its picture, with its heading on it, and copy its paragraph. */
(() => {
  const SHOWN_FOR = 2000;
  const main = () => document.querySelector('[data-testid="stMain"]');

  const follow = (link) => {
    const samePage = link.pathname === location.pathname;
    history.pushState(null, "", link.href);
    dispatchEvent(new PopStateEvent("popstate"));
    if (!samePage) main()?.scrollTo(0, 0);
  };

  // What a point of a figure does when clicked: see charts/picks.py.
  const standsFor = (event) => { const told = event.points[0]?.customdata; return Array.isArray(told) ? told[0] : null; };
  const answer = (meta, id) => {
    const url = new URL(meta.opens ?? location.href, location.href);
    const code = meta.picks ?? meta.code;
    const had = meta.picks ? (url.searchParams.get(code) ?? "").split(",").filter(Boolean) : [];
    const now = had.includes(id) ? had.filter((other) => other !== id) : [...had, id].slice(-(meta.most ?? 1));
    url.searchParams.set(code, now.join(","));
    follow(url);
  };

  // plotly tells of clicks only to those who ask the figure itself, which is drawn anew now and then.
  const listen = (figure) => {
    if (!figure || figure.dataset.answered || !figure.layout?.meta) return;
    figure.dataset.answered = "yes";
    const cursor = (shape) => { const layer = figure.querySelector(".nsewdrag"); if (layer) layer.style.cursor = shape; };
    figure.on("plotly_hover", (event) => cursor(standsFor(event) ? "pointer" : ""));
    figure.on("plotly_unhover", () => cursor(""));
    figure.on("plotly_click", (event) => { if (standsFor(event)) answer(figure.layout.meta, standsFor(event)); });
  };
  for (const kind of ["pointerover", "pointerdown"])
    addEventListener(kind, (event) => listen(event.target instanceof Element && event.target.closest(".js-plotly-plot")), true);

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

  // The language of the page is that of its address, which the server writes in every run.
  const speak = () => {
    document.documentElement.lang = new URLSearchParams(location.search).get("lang") === "en" ? "en" : "zh-CN";
  };
  new MutationObserver(speak).observe(document.documentElement, {
    subtree: true, attributes: true, attributeFilter: ["data-test-script-state"],
  });

  addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const target = event.target instanceof Element ? event.target : null;
    const button = target?.closest("button[data-picture], button[data-copy]");
    if (button?.dataset.picture) savePicture(button.dataset.picture);
    if (button?.dataset.copy) copy(paragraphsBeside(button.dataset.copy)).then(() => confirm(button));
    const link = target?.closest(".stHtml a[href]");
    if (!link || link.origin !== location.origin || link.target === "_blank" || link.download) return;
    event.preventDefault();
    follow(link);
  });
})();
