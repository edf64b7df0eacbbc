/* Tells when a page is drawn. What the script state on the page shows is late: between a click and the server's first word
   the page still says that nothing runs, and so it does between two runs of which the second replaces the first. What is sent
   to the server and what comes back is known at once. */
((asksForRun, runBegins, runEnds, endedForAnother) => {
  const STILL_FRAMES = 15; // a quarter of a second; on a slow machine the frames take longer, and so does the wait
  const MOST_MILLISECONDS = 180_000;
  const waiting = { asked: false, running: false };
  let stillFrames = 0;

  // Number and value of each field of a message in the wire format of protocol buffers; of a field with a length, the length.
  const fieldsOf = (bytes) => {
    const fields = new Map();
    let at = 0;
    const number = () => {
      let value = 0;
      for (let weight = 1; ; weight *= 128) {
        const byte = bytes[at++];
        value += (byte & 127) * weight;
        if (byte < 128) return value;
      }
    };
    while (at < bytes.length) {
      const tag = number();
      const kind = tag % 8;
      const value = kind === 0 || kind === 2 ? number() : 0;
      at += { 0: 0, 1: 8, 2: value, 5: 4 }[kind];
      fields.set(Math.floor(tag / 8), value);
    }
    return fields;
  };

  const received = (event) => {
    const fields = fieldsOf(new Uint8Array(event.data));
    if (fields.has(runBegins)) Object.assign(waiting, { asked: false, running: true });
    if (fields.has(runEnds)) waiting.running = false;
    if (fields.get(runEnds) === endedForAnother) waiting.asked = true;
    stillFrames = 0;
  };

  const sockets = new WeakSet();
  const send = WebSocket.prototype.send;
  WebSocket.prototype.send = function (data) {
    if (!sockets.has(this)) this.addEventListener("message", received);
    sockets.add(this);
    if (fieldsOf(data).has(asksForRun)) waiting.asked = true;
    return send.call(this, data);
  };

  new MutationObserver(() => { stillFrames = 0; }).observe(document, {
    subtree: true, childList: true, attributes: true, characterData: true,
  });

  const DRAWN = '[data-testid="stApp"][data-test-script-state="notRunning"][data-test-connection-state="CONNECTED"]';
  const NOT_YET = '[data-stale="true"], [data-testid="stSkeleton"], [data-testid="stAppSkeleton"]';
  const missing = () => {
    if (waiting.asked) return "a run asked for has not begun";
    if (waiting.running) return "a run has not ended";
    if (!document.querySelector(DRAWN)) return "the page does not say that nothing runs";
    if (document.querySelector(NOT_YET)) return "a part of the page is not drawn yet";
    return stillFrames < STILL_FRAMES ? "the page still changes" : "";
  };

  window.settled = () => new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`not drawn after three minutes: ${missing()}`)), MOST_MILLISECONDS);
    const look = () => {
      if (!missing()) { clearTimeout(late); return resolve(); }
      stillFrames += 1;
      requestAnimationFrame(look);
    };
    stillFrames = 0;
    look();
  });
})
