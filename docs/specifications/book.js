// Finds scenarios and rules by what they say. Without it everything can be read, too.
const field = document.getElementById("search");
const found = document.getElementById("found");
const none = document.getElementById("none");
const articles = [...document.querySelectorAll("article")].map((article) => ({
  article,
  text: (headingsOf(article) + " " + article.textContent + " " + article.id).toLowerCase(),
}));

function headingsOf(article) {
  const said = [];
  let level = 5;
  for (let before = article.previousElementSibling; before; before = before.previousElementSibling) {
    const heading = /^H([2-4])$/.exec(before.tagName);
    if (heading && Number(heading[1]) < level) {
      level = Number(heading[1]);
      said.unshift(before.textContent);
    }
  }
  return said.join(" ");
}

function search() {
  const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
  let hits = 0;
  for (const { article, text } of articles) {
    const isHit = words.every((word) => text.includes(word));
    article.hidden = !isHit;
    hits += isHit ? 1 : 0;
  }
  for (const section of document.querySelectorAll("main > section")) {
    section.hidden = words.length > 0 && !section.querySelector("article:not([hidden])");
  }
  for (const heading of document.querySelectorAll(".chapter h3, .chapter h4")) {
    heading.hidden = words.length > 0 && !leadsToAHit(heading);
  }
  found.value = words.length > 0 ? String(hits) : "";
  none.hidden = hits > 0;
}

function leadsToAHit(heading) {
  for (let after = heading.nextElementSibling; after; after = after.nextElementSibling) {
    if (/^H[34]$/.test(after.tagName) && after.tagName <= heading.tagName) {
      return false;
    }
    if (after.tagName === "ARTICLE" && !after.hidden) {
      return true;
    }
  }
  return false;
}

field.addEventListener("input", search);
document.querySelector(".search").hidden = false;
window.addEventListener("hashchange", () => {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target && target.closest("[hidden]")) {
    field.value = "";
    search();
    target.scrollIntoView();
  }
});

// What a reader has to say is a text that is ready to be sent: to be copied, or to be opened as an issue where the server says
// where those are kept.
const isServed = location.protocol.startsWith("http");
/** So much of an address every tracker and browser takes. */
const LONGEST_ADDRESS = 7000;
/** The address of a new issue, with {title} and {body}; empty where nobody says one. */
const tracker = isServed
  ? fetch("../issues.json")
      .then((answer) => (answer.ok ? answer.json() : {}))
      .then(({ issues }) => issues || "")
      .catch(() => "")
  : Promise.resolve("");

async function isCopied(text) {
  try {
    await navigator.clipboard.writeText(text.value);
    return true;
  } catch {
    text.select();
    return false;
  }
}

/**
 * Has a button copy the text, and a link open it as an issue. The body of an issue whose text an address has no room for says
 * what tooLong says. Returns what is to be called when something else than the reader has changed the text.
 */
function offer({ title, text, button, copied, output, issue, tooLong }) {
  let address = "";
  const follow = () => {
    const filled = (body) =>
      address
        .replaceAll("{title}", () => encodeURIComponent(title))
        .replaceAll("{body}", () => encodeURIComponent(body));
    const whole = filled(text.value);
    issue.href = tooLong && whole.length > LONGEST_ADDRESS ? filled(tooLong) : whole;
  };
  button.addEventListener("click", async () => {
    output.value = (await isCopied(text)) ? copied : "";
  });
  text.addEventListener("input", follow);
  tracker.then((kept) => {
    address = kept;
    issue.hidden = kept === "";
    follow();
  });
  return follow;
}

// Beside each rule, a question that is ready to be filled in.
const question = document.getElementById("question");

function filledIn(text, article) {
  return text
    .replaceAll("{rule}", article.id)
    .replaceAll("{sentence}", () => article.querySelector("h3 + p").textContent);
}

function ask(article) {
  const asked = question.content.cloneNode(true).querySelector(".question");
  const text = asked.querySelector("textarea");
  const title = filledIn(question.dataset.title, article);
  text.value = filledIn(question.dataset.text, article);
  text.setAttribute("aria-label", title);
  offer({
    title,
    text,
    button: asked.querySelector("button"),
    copied: question.dataset.copied,
    output: asked.querySelector("output"),
    issue: asked.querySelector(".issue"),
  });
  article.append(asked);
}

document.querySelectorAll("article.rule").forEach(ask);
