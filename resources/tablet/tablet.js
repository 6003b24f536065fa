// Follows the view, gives touches back. Decides nothing: what a touch does is the counter's business.
(() => {
  "use strict";
  const POLL_MS = 7000; // the counter answers within four seconds
  const LOST_MS = 5500; // silence after which the page says so
  const BLANK_MS = 10000; // silence after which nothing of a citizen may stand here
  const WRITE_MS = 500; // pause in writing after which a comment is sent
  const SCAN_GAP_MS = 40; // in a comment: scanners type faster than people
  const PAUSE_MS = 1000; // anywhere else only scanners type; after a pause another scan begins
  const SHORTEST_SCAN = 6;
  const LONGEST = 600; // characters the counter takes

  const screen = document.getElementById("screen");
  const lost = document.getElementById("lost");
  const corner = document.getElementById("fullscreen");
  const pause = (ms) => new Promise((done) => setTimeout(done, ms));
  const shown = { run: "", version: null, page: "" };
  let heard = Date.now();
  let failures = 0;

  // --- following the view ---

  async function follow() {
    for (;;) {
      try {
        const answer = await fetch(`/view?after=${shown.version ?? ""}&run=${shown.run}`, {
          cache: "no-store",
          signal: AbortSignal.timeout(POLL_MS),
        });
        if (answer.status === 403) {
          await startAnew();
          return;
        }
        if (!answer.ok) throw new Error("busy");
        if (answer.status === 200) show(await answer.json());
        onHeard();
      } catch {
        failures += 1;
        watch();
        await pause(Math.min(300 * failures, 2000));
      }
    }
  }

  // Paired no longer. Loading what does not answer would leave the browser's own page of errors there.
  async function startAnew() {
    blank();
    const answers = () => fetch("/", { cache: "no-store", signal: AbortSignal.timeout(POLL_MS) }).then((answer) => answer.ok);
    while (!(await answers().catch(() => false))) await pause(2000);
    location.reload();
  }

  function onHeard() {
    heard = Date.now();
    failures = 0;
    screen.hidden = document.hidden;
    watch();
    if (comment.unsent) comment.send();
  }

  function watch() {
    const silence = Date.now() - heard;
    const away = silence > LOST_MS || failures > 1;
    if (silence > BLANK_MS || silence < 0) blank(); // the clock set back: better nothing than what is old
    if (lost.hidden === away) {
      lost.textContent = away ? said("lost") : "";
      lost.hidden = !away;
    }
  }

  function blank() {
    if (shown.page === "") return;
    screen.replaceChildren();
    Object.assign(shown, { run: "", version: null, page: "" });
    document.documentElement.classList.remove("large");
    offerFullscreen();
  }

  const said = (key) =>
    document.body.getAttribute(`data-${key}-${document.documentElement.lang}`) ?? document.body.getAttribute(`data-${key}-vi`);

  function show(view) {
    if (view.version === null) {
      blank();
      shown.run = view.run;
      return;
    }
    const next = document.createElement("template");
    next.innerHTML = view.html; // made by the counter's templates, every value escaped
    const samePage = view.page === shown.page && view.run === shown.run;
    Object.assign(shown, { run: view.run, version: view.version, page: view.page });
    document.documentElement.lang = view.language;
    document.documentElement.classList.toggle("large", view.large);
    corner.setAttribute("aria-label", said("fullscreen"));
    if (samePage) {
      settle(screen, next.content);
    } else {
      comment.forget();
      screen.replaceChildren(next.content);
      (document.getElementById("scan") ?? screen.querySelector("main")).focus({ preventScroll: true });
    }
    offerFullscreen();
    for (const pressed of screen.querySelectorAll(".pressed")) pressed.classList.remove("pressed");
  }

  // Make `old`'s children what `fresh`'s are, keeping every node that may stay: scroll, focus and writing stay too.
  function settle(old, fresh) {
    const news = [...fresh.childNodes];
    news.forEach((wanted, at) => {
      const have = old.childNodes[at];
      if (!have) old.append(wanted);
      else if (have.nodeType !== wanted.nodeType || have.nodeName !== wanted.nodeName) have.replaceWith(wanted);
      else if (have.nodeType === Node.ELEMENT_NODE) settleElement(have, wanted);
      else if (have.data !== wanted.data) have.data = wanted.data;
    });
    while (old.childNodes.length > news.length) old.lastChild.remove();
  }

  function settleElement(have, wanted) {
    if (have.id === "scan") return;
    if (have.id === "comment") comment.follow(have, wanted);
    for (const { name } of [...have.attributes]) if (!wanted.hasAttribute(name)) have.removeAttribute(name);
    for (const { name, value } of wanted.attributes) if (have.getAttribute(name) !== value) have.setAttribute(name, value);
    if (have.id !== "comment") settle(have, wanted);
  }

  // --- touches, one after the other ---

  let sending = Promise.resolve();

  function send(action, value, version = shown.version) {
    const touch = JSON.stringify({ action, value, version });
    sending = sending.then(() => post("/touch", touch)).catch(() => {
      failures += 1;
      watch();
      return false;
    });
    return sending;
  }

  async function post(address, body) {
    const headers = { "Content-Type": "application/json" };
    const answer = await fetch(address, { method: "POST", headers, body, signal: AbortSignal.timeout(POLL_MS) });
    return answer.status < 429; // what is refused for what it is, is not sent again
  }

  screen.addEventListener("click", (event) => {
    const button = event.target.closest("[data-action]");
    if (!button || shown.version === null) return;
    button.classList.add("pressed");
    setTimeout(() => button.classList.remove("pressed"), 1500);
    if (comment.unsent) comment.send();
    send(button.dataset.action, button.dataset.value);
  });

  // --- the comment ---

  const comment = {
    unsent: false,
    timer: 0,
    field: () => document.getElementById("comment"),
    write() {
      this.unsent = true;
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.send(), WRITE_MS);
    },
    send() {
      const field = this.field();
      clearTimeout(this.timer);
      this.unsent = false;
      if (!field) return;
      const whole = field.value.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "");
      send("comment", [...whole].slice(0, LONGEST).join("")).then((kept) => {
        if (kept === false && this.field() === field) this.unsent = true;
      });
    },
    // Another comment than before and nothing written here meanwhile: the counter emptied it.
    follow(have, wanted) {
      const before = have.dataset.comment;
      const now = wanted.dataset.comment;
      if (now !== before && now === "" && !this.unsent) have.value = "";
    },
    forget() {
      clearTimeout(this.timer);
      this.unsent = false;
    },
  };
  screen.addEventListener("input", (event) => {
    if (event.target.id === "comment") comment.write();
  });

  // --- a scanner, which types: it presses nothing and writes into no comment ---

  let typed = "";
  let typedAt = 0;

  document.addEventListener(
    "keydown",
    (event) => {
      if (document.body.dataset.paired !== "yes") return;
      const field = event.target.id;
      if (field !== "comment" && field !== "scan" && (event.key === "Enter" || event.key === " ")) event.preventDefault();
      const now = event.timeStamp;
      if (now - typedAt > (field === "comment" ? SCAN_GAP_MS : PAUSE_MS)) typed = "";
      typedAt = now;
      if (event.key === "Enter") onEnter(event, field);
      else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) typed += event.key;
    },
    true,
  );
  document.addEventListener("keyup", (event) => {
    if (event.key === " " && event.target.closest?.("button") && document.body.dataset.paired === "yes") event.preventDefault();
  });

  function onEnter(event, field) {
    const at = event.target;
    let text = typed;
    if (field === "scan") {
      text = at.value;
      at.value = "";
    } else if (field === "comment" && text.length >= SHORTEST_SCAN) {
      event.preventDefault();
      if (at.value.endsWith(text)) at.value = at.value.slice(0, -text.length);
      comment.write();
    }
    typed = "";
    text = text.trim();
    if (text.length >= SHORTEST_SCAN) send("scanned", text.slice(0, LONGEST));
  }

  // --- the tablet itself ---

  async function stayAwake() {
    try {
      await navigator.wakeLock?.request("screen");
    } catch {
      // not over plain http: then the tablet's own setting counts
    }
  }

  function offerFullscreen() {
    const wanted = document.fullscreenEnabled && document.fullscreenElement === null && shown.page === "idle";
    corner.hidden = !wanted; // between citizens only: it is for whoever sets the tablet up
    document.body.classList.toggle("offers-fullscreen", !corner.hidden);
  }
  corner.addEventListener("click", () => document.documentElement.requestFullscreen().catch(() => {}));
  document.addEventListener("fullscreenchange", offerFullscreen);
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) screen.hidden = true; // shown again by the first answer of the counter
    else stayAwake();
  });
  document.addEventListener("contextmenu", (event) => event.preventDefault());

  function begin() {
    document.body.dataset.paired = "yes";
    heard = Date.now();
    stayAwake();
    setInterval(watch, 500);
    follow();
  }

  // --- pairing ---

  const form = document.querySelector("#pairing form");
  form?.addEventListener("submit", async (event) => {
    event.preventDefault();
    const answer = document.getElementById("answer");
    const headers = { "Content-Type": "application/json" };
    const body = JSON.stringify({ code: form.code.value.trim() });
    try {
      const reply = await fetch("/pair", { method: "POST", headers, body });
      if (reply.ok) {
        document.getElementById("pairing").remove();
        begin();
        return;
      }
      answer.textContent = reply.status === 403 ? (await reply.json()).sentence : form.dataset.unreachable;
    } catch {
      answer.textContent = form.dataset.unreachable;
    }
    form.code.select();
  });

  if (document.body.dataset.paired === "yes") begin();
  else if (/^#\d{6}$/.test(location.hash)) {
    form.code.value = location.hash.slice(1); // from the QR code on the officer's screen
    history.replaceState(null, "", "/");
  }
})();
