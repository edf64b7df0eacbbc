/* Pictures of figures and of the map, with their heading on them, made in the browser: it has the fonts. */
const savePicture = (() => {
  const headingOf = (key) => {
    const heading = document.querySelector(`.st-key-head_${key} .stHtml`)?.cloneNode(true);
    heading?.querySelector(".hint")?.remove(); // in a picture nothing can be clicked
    return ["h2", "p"].map((part) => heading?.querySelector(part)?.textContent.trim() ?? "");
  };

  // The lines that a text takes in a width; characters of Chinese may part, words and what ends with a stop may not.
  const inLines = (text, width, font) => {
    const pen = document.createElement("canvas").getContext("2d");
    pen.font = font;
    return (text.match(/(?:[\w.,%()'’-]+|\S)[，。；：、）”]*\s*|\s+/gu) ?? []).reduce((lines, piece) => {
      const longer = lines.at(-1) + piece;
      return lines.at(-1) && pen.measureText(longer.trimEnd()).width > width ? [...lines, piece] : [...lines.slice(0, -1), longer];
    }, [""]);
  };

  // The heading stands on the page, not in the figure: it is lent to the figure for the moment of the picture.
  const saveFigure = (key, figure) => {
    const [title, note] = headingOf(key).map((text) => text.replace(/</g, "&lt;"));
    const { title: before, margin, height } = figure.layout;
    const notes = note ? inLines(note, figure.clientWidth - 24, `12px ${getComputedStyle(figure).fontFamily}`) : [];
    const room = 40 + 24 * notes.length;
    const text = `<b>${title}</b>` + notes.map((line) => `<br><span style="font-size:12px">${line}</span>`).join("");
    Object.assign(figure.layout, {
      title: {
        text, font: { size: 18 }, x: 0, xref: "paper", xanchor: "left",
        y: 1 - 30 / (height + room), yref: "container", yanchor: "auto",
      },
      margin: { ...margin, t: (margin?.t ?? 0) + room },
      height: height + room,
    });
    figure.querySelector(".modebar-btn").click();
    Object.assign(figure.layout, { title: before, margin, height });
  };

  // A table becomes a picture as the browser itself draws it, in an image that holds the table with its looks written out.
  const LOOKS = ["align-items", "background", "border", "border-spacing", "box-shadow", "box-sizing", "color", "display",
    "font-family", "font-size", "font-weight", "height", "justify-content", "letter-spacing", "line-height", "margin",
    "max-height", "max-width", "min-width", "overflow", "padding", "text-align", "text-overflow", "vertical-align",
    "white-space", "width", "writing-mode"];
  const dressed = (original) => {
    const copied = original.cloneNode(true);
    const [from, to] = [original, copied].map((root) => [root, ...root.querySelectorAll("*")]);
    from.forEach((element, at) => {
      const style = getComputedStyle(element);
      to[at].removeAttribute("class");
      to[at].setAttribute("style", LOOKS.map((name) => `${name}:${style.getPropertyValue(name)}`).join(";"));
    });
    return copied;
  };

  const saveTable = async (key, table) => {
    const [title, note] = headingOf(key);
    const style = getComputedStyle(document.querySelector(".stApp"));
    const sheet = document.createElement("div");
    const { backgroundColor, color, fontFamily } = style;
    sheet.style.cssText = `background:${backgroundColor};color:${color};font-family:${fontFamily};padding:16px`;
    for (const [text, looks] of [[title, "font-size:18px;font-weight:600"], [note, "font-size:12px;margin:4px 0 12px"]]) {
      const line = sheet.appendChild(document.createElement("div"));
      line.style.cssText = looks;
      line.textContent = text;
    }
    sheet.append(dressed(table));
    const [width, height] = [table.offsetWidth + 32, table.offsetHeight + 96];
    const html = new XMLSerializer().serializeToString(sheet);
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">` +
      `<foreignObject width="100%" height="100%">${html}</foreignObject></svg>`;
    const image = new Image();
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
    await image.decode();
    const canvas = Object.assign(document.createElement("canvas"), { width: width * 2, height: height * 2 });
    const context = canvas.getContext("2d");
    context.scale(2, 2);
    context.fillStyle = backgroundColor;
    context.fillRect(0, 0, width, height);
    context.drawImage(image, 0, 0);
    Object.assign(document.createElement("a"), { href: canvas.toDataURL("image/png"), download: `${title}.png` }).click();
  };

  return (key) => {
    const figure = document.querySelector(`.st-key-${key} .js-plotly-plot`);
    const table = document.querySelector(`.st-key-beside_${key} table.heat`);
    if (figure) saveFigure(key, figure);
    else if (table) saveTable(key, table);
  };
})();
