// Lets a reader change a scenario and see what the real aggregate decides. Without it, and without a server, everything can be
// read. It needs book.js before it.
const trial = document.getElementById("trial");
const words = trial ? JSON.parse(trial.dataset.words) : {};
const columns = trial ? JSON.parse(trial.dataset.columns) : {};
const language = document.documentElement.lang;
const known = new Map();

function element(name, properties, ...inside) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...inside.filter((each) => each !== ""));
  return made;
}

function button(text, action, label) {
  const made = element("button", { type: "button", textContent: text });
  if (label) {
    made.setAttribute("aria-label", label);
    made.title = label;
  }
  made.addEventListener("click", action);
  return made;
}

function select(label, options, chosen) {
  const made = element("select", {}, ...options.map(([value, text]) => element("option", { value, textContent: text })));
  made.value = chosen;
  return [element("label", {}, label + " ", made), made];
}

/** What can be tried of a context; asked for when somebody first does. */
function trials(context) {
  if (!known.has(context)) {
    const asked = fetch("../trials/" + context + ".json").then((answer) => {
      if (!answer.ok) {
        throw new Error(String(answer.status));
      }
      return answer.json();
    });
    asked.catch(() => known.delete(context));
    known.set(context, asked);
  }
  return known.get(context);
}

const copy = (value) => JSON.parse(JSON.stringify(value));

/** A scenario as the form changes it. */
function scenarioOf(told, messages) {
  return {
    begins: told.begins,
    terms: Object.entries(told.terms).map(([name, value]) => ({ name, value })),
    steps: told.steps.map(([kind, said]) =>
      kind === "at" ? { kind, at: said } : { kind, name: messages[said].name, content: copy(messages[said].content) },
    ),
  };
}

const pause = (milliseconds) => new Promise((resume) => setTimeout(resume, milliseconds));

/** How often a busy system is asked before the reader is told. */
const MOST_TRIES = 3;

/** What comes of a scenario, or what is wrong with it; fails where nobody can say for now. */
async function played(context, scenario) {
  const answer = await asked(context, {
    begins: scenario.begins,
    terms: scenario.terms,
    steps: scenario.steps.map((step) =>
      step.kind === "at"
        ? { kind: "AT", at: step.at }
        : { kind: step.kind.toUpperCase(), name: step.name, content: JSON.stringify(step.content) },
    ),
  });
  const body = await answer.json();
  return answer.ok ? { told: body } : { problem: body };
}

/** The answer of the service whose scenario it is; what it has no place for now it is asked again. */
async function asked(context, scenario) {
  for (let tries = 1; ; tries++) {
    const answer = await fetch("/specifications/" + context + "/trials", {
      method: "POST",
      headers: { "Content-Type": "application/json", "Accept-Language": language },
      body: JSON.stringify(scenario),
    });
    if (answer.status !== 429 && answer.status < 500) {
      return answer;
    }
    if (tries === MOST_TRIES) {
      throw new Error(String(answer.status));
    }
    await pause(1000 * tries);
  }
}

/** So much of a sentence a list has room for. */
const LONGEST_OPTION = 90;
const shortened = (text) => (text.length > LONGEST_OPTION ? text.slice(0, LONGEST_OPTION).trimEnd() + "…" : text);

const isMoney = (value) => "minor" in value && "currency" in value && Object.keys(value).length === 2;

/** How many decimals a currency has; of what is none, two. */
function decimals(currency) {
  try {
    return new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits;
  } catch {
    return 2;
  }
}

/** An amount as people write it, 33.10, for what is stored in the currency's smallest unit. */
function moneyInputs(money, label) {
  const digits = () => decimals(money.currency);
  const amount = element("input", { value: (money.minor / 10 ** digits()).toFixed(digits()), inputMode: "decimal", size: 8 });
  const currency = element("input", { value: money.currency, size: 3 });
  currency.setAttribute("aria-label", label + ": " + words.currency);
  const set = () => {
    money.currency = currency.value;
    const [, sign, whole, part = ""] = /^(-?)(\d+)(?:\.(\d*))?$/.exec(amount.value.trim()) || [];
    const isAmount = whole !== undefined && part.length <= digits();
    money.minor = isAmount ? Number(sign + whole + part.padEnd(digits(), "0")) : amount.value;
  };
  amount.addEventListener("input", set);
  currency.addEventListener("input", set);
  return element("span", { className: "money-input" }, element("label", {}, label + " ", amount), currency);
}

/**
 * An input for each value, however deep; lists may grow and shrink.
 *
 * @param called what a reader calls a field of the value
 */
function inputs(value, set, label, called, redraw) {
  if (Array.isArray(value)) {
    const list = element("fieldset", {}, element("legend", { textContent: label }));
    value.forEach((each, index) => {
      const name = label + " " + (index + 1);
      const part = inputs(each, (changed) => (value[index] = changed), name, called, redraw);
      const leaveOut = () => {
        value.splice(index, 1);
        redraw();
      };
      list.append(part, button("× " + name, leaveOut, words.leaveOut + ": " + name));
    });
    if (value.length > 0) {
      const oneMore = () => {
        value.push(copy(value[value.length - 1]));
        redraw();
      };
      list.append(button(words.oneMore, oneMore, words.oneMore + ": " + label));
    }
    return list;
  }
  if (value !== null && typeof value === "object" && isMoney(value)) {
    return moneyInputs(value, label);
  }
  if (value !== null && typeof value === "object") {
    const group = element("fieldset", {}, element("legend", { textContent: label }));
    for (const [name, each] of Object.entries(value)) {
      group.append(inputs(each, (changed) => (value[name] = changed), called(name), called, redraw));
    }
    return group;
  }
  const input = element("input", {});
  if (typeof value === "boolean") {
    input.type = "checkbox";
    input.checked = value;
    input.addEventListener("change", () => set(input.checked));
  } else {
    input.value = value;
    input.inputMode = typeof value === "number" ? "numeric" : "text";
    const isNumber = typeof value === "number";
    input.addEventListener("input", () => set(isNumber && /^-?\d+$/.test(input.value) ? Number(input.value) : input.value));
  }
  return element("label", {}, label + " ", input);
}

/** The same as text, for what has no input: a value that is not there yet. */
function asData(step, redraw) {
  const text = element("textarea", { rows: 8, value: JSON.stringify(step.content, null, 2), spellcheck: false });
  text.setAttribute("aria-label", words.asData);
  const wrong = element("output", {});
  text.addEventListener("change", () => {
    const before = step.content;
    try {
      step.content = JSON.parse(text.value);
      redraw();
    } catch (unreadable) {
      step.content = before;
      wrong.value = words.noData.replace("{why}", () => unreadable.message);
    }
  });
  return element("details", {}, element("summary", { textContent: words.asData }), text, wrong);
}

class Trial {
  constructor(article, place) {
    this.article = article;
    this.place = place;
    this.context = article.dataset.try;
  }

  /** Begins with a case as it is told. */
  async open(index = 0) {
    if (!isServed) {
      this.place.replaceChildren(element("p", { textContent: words.offline }));
      return;
    }
    const opening = (this.openings = (this.openings || 0) + 1);
    const isOver = () => opening !== this.openings;
    try {
      const data = await trials(this.context);
      this.messages = data.messages;
      this.examples = data.examples;
      this.fields = data.fields[language];
      this.cases = data.scenarios[this.article.id];
      await this.choose(index, isOver);
    } catch {
      if (isOver()) {
        return;
      }
      this.place.replaceChildren(
        element("p", { className: "broken", textContent: words.unreachable }),
        button(words.reset, () => this.open(index)),
      );
    }
  }

  /** @param isOver whether another case, or this one again, was opened meanwhile */
  async choose(index, isOver) {
    this.chosen = index;
    this.scenario = scenarioOf(this.cases[index], this.messages);
    const { told, problem } = await played(this.context, this.scenario);
    if (isOver()) {
      return;
    }
    if (problem) {
      this.place.replaceChildren(
        element("p", { className: "broken", textContent: words.wrong + " " + problem.detail }),
        button(words.reset, () => this.open(index)),
      );
      return;
    }
    this.asTold = told;
    this.scenario.steps.forEach((step, number) => (step.said = told.steps[number].told));
    this.draw();
  }

  draw(focused) {
    const run = button(words.run, () => this.run());
    run.className = "run";
    this.answer = element("div", { className: "answer" });
    this.answer.setAttribute("aria-live", "polite");
    this.place.replaceChildren(
      element("p", { textContent: words.how }),
      this.chooser(),
      this.settings(),
      element("ol", {}, ...this.scenario.steps.map((step, index) => this.step(step, index))),
      this.adder(),
      element("p", {}, run, " ", button(words.reset, () => this.open(this.chosen))),
      this.answer,
    );
    if (focused) {
      this.place.querySelector(focused)?.focus();
    }
  }

  chooser() {
    if (this.cases.length < 2) {
      return "";
    }
    const options = this.cases.map((each, index) => [String(index), index + 1 + ". " + (each.row[language] || "")]);
    const [label, chosen] = select(words.case, options, String(this.chosen));
    chosen.addEventListener("change", () => this.open(Number(chosen.value)));
    return element("p", {}, label);
  }

  settings() {
    const begins = element("input", { value: this.scenario.begins });
    begins.addEventListener("input", () => (this.scenario.begins = begins.value));
    const terms = this.scenario.terms.map((term) => {
      const value = element("input", { value: term.value });
      value.addEventListener("input", () => (term.value = value.value));
      return element("label", {}, this.called(term.name) + " ", value);
    });
    return element(
      "details",
      {},
      element("summary", { textContent: words.terms }),
      element("label", {}, words.begins + " ", begins),
      ...terms,
    );
  }

  /** What a reader calls a field; one that is in no scenario goes by its name. */
  called(name) {
    return this.fields[name] ?? name;
  }

  step(step, index) {
    const part = step.kind === "asked" ? words.when : words.given;
    const said = step.said || words.at;
    const steps = this.scenario.steps;
    const move = (by, id) => {
      if (index + by < 0 || index + by >= steps.length) {
        return;
      }
      steps.splice(index + by, 0, ...steps.splice(index, 1));
      this.draw("ol > li:nth-child(" + (index + by + 1) + ") ." + id);
    };
    const up = button("↑", () => move(-1, "up"), words.up + ": " + said);
    const down = button("↓", () => move(1, "down"), words.down + ": " + said);
    up.className = "up";
    down.className = "down";
    up.setAttribute("aria-disabled", String(index === 0));
    down.setAttribute("aria-disabled", String(index === steps.length - 1));
    const leaveOut = () => {
      steps.splice(index, 1);
      this.draw(".run");
    };
    const shown = element("li", { className: step.kind }, element("span", { className: "part", textContent: part }), " ");
    shown.append(element("span", { className: "said", textContent: said }));
    if (step.kind === "at") {
      const moment = element("input", { value: step.at, size: 22 });
      moment.setAttribute("aria-label", words.at);
      moment.addEventListener("input", () => (step.at = moment.value));
      shown.append(" ", moment);
    }
    const tools = element("span", { className: "tools" }, up, down, button("×", leaveOut, words.leaveOut + ": " + said));
    shown.append(" ", tools);
    if (step.kind !== "at") {
      shown.append(this.changer(step));
    }
    return shown;
  }

  changer(step) {
    const inside = element("div", {});
    const message = step.name.replace(/^.*?\./, "");
    const inMessage = (name) => this.fields[message + "." + name] ?? this.called(name);
    const redraw = () =>
      inside.replaceChildren(
        ...Object.entries(step.content).map(([name, each]) =>
          inputs(each, (changed) => (step.content[name] = changed), inMessage(name), (part) => this.called(part), redraw),
        ),
        asData(step, redraw),
      );
    const changer = element("details", { className: "change" }, element("summary", { textContent: words.change }), inside);
    changer.addEventListener("toggle", () => changer.open && inside.childElementCount === 0 && redraw());
    return changer;
  }

  /** Whatever any scenario of the context tells, as it is told there: what has happened, and what is asked. */
  adder() {
    const group = (label, isFact) => {
      const options = Object.entries(this.examples)
        .filter(([, example]) => example[1] === isFact)
        .map(([value, [, , told]]) => element("option", { value, textContent: shortened(told[language]) }))
        .sort((one, other) => one.textContent.localeCompare(other.textContent, language));
      return element("optgroup", { label }, ...options);
    };
    const chosen = element(
      "select",
      {},
      group(words["add.fact"], true),
      group(words["add.request"], false),
      element("option", { value: "", textContent: words["add.moment"] }),
    );
    chosen.setAttribute("aria-label", words.add);
    const add = () => {
      const steps = this.scenario.steps;
      const [key, isFact, told] = this.examples[chosen.value] || [];
      const isRequest = isFact === false;
      const asked = steps.findIndex((each) => each.kind === "asked");
      const step = key
        ? { kind: isRequest ? "asked" : "happened", ...copy(this.messages[key]), said: told[language] }
        : { kind: "at", at: steps.filter((each) => each.kind === "at").map((each) => each.at).pop() || this.scenario.begins };
      const place = isRequest || asked < 0 ? steps.length : asked;
      steps.splice(place, 0, step);
      this.draw("ol > li:nth-child(" + (place + 1) + ") :is(summary, input)");
    };
    return element("p", { className: "add" }, chosen, " ", button(words.add, add));
  }

  async run() {
    const answered = this.answer;
    const run = (this.runs = (this.runs || 0) + 1);
    const asked = JSON.stringify(this.scenario.steps.map((step) => step.kind + step.name));
    const isOver = () =>
      answered !== this.answer ||
      run !== this.runs ||
      asked !== JSON.stringify(this.scenario.steps.map((step) => step.kind + step.name));
    let answer;
    try {
      answer = await played(this.context, this.scenario);
    } catch {
      answer = undefined;
    }
    if (isOver()) {
      return;
    }
    if (!answer) {
      this.answer.replaceChildren(element("p", { className: "broken", textContent: words.unreachable }));
      return;
    }
    if (answer.problem) {
      this.tellProblem(answer.problem);
    } else {
      this.tell(answer.told);
    }
  }

  tellProblem(problem) {
    const errors = problem.errors || [];
    this.answer.replaceChildren(
      element("p", { className: "broken", textContent: words.wrong + " " + problem.detail }),
    );
    this.place.querySelectorAll("ol > li").forEach((shown, index) => {
      const own = errors.filter((error) => error.field.startsWith("steps[" + index + "]"));
      shown.classList.toggle("wrong", own.length > 0);
      if (own.length > 0) {
        shown.querySelector("details")?.setAttribute("open", "");
      }
    });
  }

  tell(told) {
    const steps = this.scenario.steps;
    steps.forEach((step, index) => (step.said = told.steps[index].told));
    this.place.querySelectorAll("ol > li").forEach((shown, index) => {
      shown.classList.remove("wrong");
      const said = shown.querySelector(":scope > .said");
      if (said) {
        said.textContent = steps[index].said;
      }
    });
    const before = this.asTold.steps.filter((step) => step.came.length > 0);
    const now = told.steps.filter((step) => step.came.length > 0);
    const answers = now.map((step, index) => outcome(step, before[index], now.length > 1));
    const ends = told.ends === "" ? "" : element("p", { className: "ends", textContent: words.ends + " " + told.ends });
    this.answer.replaceChildren(...answers, ends, money(told.money), this.keeper(told));
  }

  keeper(told) {
    const rules = [...document.querySelectorAll("article.rule")].map((rule) => [
      "rule:" + rule.id,
      words["keep.refused"].replace("{rule}", rule.id),
    ]);
    const options = [
      ["otherwise", words["keep.otherwise"].replace(/:$/, "")],
      ["now", words["keep.asNow"]],
      ["nothing", words["keep.nothing"]],
      ...rules,
    ];
    const [label, chosen] = select(words["keep.expected"], options, "otherwise");
    const inWords = element("textarea", { rows: 2 });
    inWords.setAttribute("aria-label", words["keep.otherwise"]);
    inWords.placeholder = words["keep.otherwise"];
    const text = element("textarea", { rows: 14, spellcheck: false });
    text.setAttribute("aria-label", words["keep.text"]);
    const copy = element("button", { type: "button", textContent: words["keep.copy"] });
    const output = element("output", {});
    const issue = element("a", { className: "issue", rel: "noopener", textContent: words["keep.open"], hidden: true });
    const title = words["keep.title"].replace("{title}", () => this.article.querySelector("h5").textContent);
    const follow = offer({
      title,
      text,
      button: copy,
      copied: words["keep.copied"],
      output,
      issue,
      tooLong: words["keep.paste"],
    });
    const prepare = () => {
      inWords.hidden = chosen.value !== "otherwise";
      text.value = this.issueText(told, chosen.value, inWords.value);
      follow();
    };
    chosen.addEventListener("change", prepare);
    inWords.addEventListener("input", prepare);
    prepare();
    return element(
      "details",
      { className: "keep" },
      element("summary", { textContent: words.keep }),
      element("p", { textContent: words["keep.how"] }),
      element("p", {}, label),
      inWords,
      text,
      element("p", {}, copy, " ", issue, " ", output),
    );
  }

  issueText(told, expected, inWords) {
    const sentences = told.steps.map((step, index) =>
      [this.scenario.steps[index].kind === "asked" ? words.when : words.given, step.told].join(": "),
    );
    const last = told.steps.filter((step) => step.came.length > 0).pop();
    const should = {
      otherwise: inWords,
      now: last.came.map((came) => came.told).join(" "),
      nothing: words["keep.nothing"],
    };
    const rule = expected.replace(/^rule:/, "");
    return [
      ...sentences,
      "",
      words["keep.now"] + ": " + last.came.map((came) => (came.rule ? came.rule + ": " : "") + came.told).join(" "),
      words["keep.should"] + ": " + (should[expected] ?? words["keep.refused"].replace("{rule}", rule)),
      "",
      words["keep.place"] + ": docs/specifications/" + language + "/index.html#" + this.article.id,
      words["keep.specification"].replace("{aggregate}", told.aggregate) + ":",
      "",
      "```java",
      this.specification(told, expected, inWords),
      "```",
      "",
    ].join("\n");
  }

  /** In Java, as it stands in the specifications: what was asked before a later fact has been obeyed. */
  specification(told, expected, inWords) {
    const kinds = this.scenario.steps.map((step) => step.kind);
    const lastFact = kinds.lastIndexOf("happened");
    const lastAsked = kinds.lastIndexOf("asked");
    const then = {
      otherwise: "; // then: " + inWords.replace(/\s+/g, " "),
      now: "." + told.steps[lastAsked].javaCame + ";",
      nothing: ".thenNothing();",
    };
    const calls = told.steps.slice(0, lastAsked + 1).flatMap((step, index) => {
      if (kinds[index] !== "asked" || index === lastAsked) {
        return [step.java];
      }
      if (index < lastFact) {
        return /^then(Rejected|Fails)/.test(step.javaCame) ? [] : [step.java.replace(/^when\(/, "givenCommands(")];
      }
      return [step.java, step.javaCame];
    });
    const begins = this.scenario.begins;
    const isMoved = begins !== this.cases[this.chosen].begins;
    if (isMoved) {
      calls.unshift("at(Instant.parse(" + JSON.stringify(begins) + "))");
    }
    const imports = new Set(told.imports.concat(isMoved ? ["java.time.Instant"] : []));
    const type = told.aggregate.replace(/^.*\./, "");
    const name = type === "Return" ? "returned" : type[0].toLowerCase() + type.slice(1);
    const expectation = then[expected] ?? ".thenRejected(" + JSON.stringify(expected.replace(/^rule:/, "")) + ");";
    const terms = this.scenario.terms.map((term) => "// " + term.name + "=" + term.value);
    return [
      ...[...imports].sort().map((type) => "import " + type + ";"),
      "",
      ...terms,
      "@Test",
      "@DisplayName(" + JSON.stringify(this.article.querySelector("h5").textContent) + ")",
      "void tried() {",
      "    " + name + "." + calls.join("\n            .") + (expectation.startsWith(";") ? "" : "\n            ") + expectation,
      "}",
    ].join("\n");
  }
}

/** What came of one question, and what came of it in the scenario, if that is something else. */
function outcome(step, before, isOneOfSeveral) {
  const said = (came) => (came.rule ? came.rule + ": " : "") + came.told;
  const texts = step.came.map(said);
  const told = before ? before.came.map(said) : [words.none];
  const isSame = texts.join("\n") === told.join("\n");
  const list = element("ul", { className: "steps" });
  if (isOneOfSeveral) {
    list.append(element("li", { className: "when" }, part(words.when), element("span", { textContent: step.told })));
  }
  texts.forEach((text, index) => {
    const isNew = !told.includes(text);
    const shown = element(isNew ? "mark" : "span", { textContent: text });
    list.append(element("li", { className: "then" }, part(index === 0 ? words.then : words.and), shown));
  });
  const compared = element("p", { className: isSame ? "same" : "differs" });
  compared.append(isSame ? words.same : words.instead + " " + told.join(" "));
  return element("div", {}, list, compared);
}

function part(text) {
  return element("span", { className: "part", textContent: text });
}

function money(rows) {
  if (rows.length === 0) {
    return "";
  }
  const shown = Object.keys(columns).filter((column) => rows.some((row) => column in row.amounts));
  const head = element("tr", {}, element("th", { textContent: words.money }));
  shown.forEach((column) => head.append(element("th", { textContent: columns[column] })));
  const body = rows.map((row) => {
    const line = element("tr", {}, element("th", { textContent: row.name }));
    for (const column of shown) {
      const amount = row.amounts[column] || "";
      line.append(element("td", {}, row.moved.includes(column) ? element("strong", { textContent: amount }) : amount));
    }
    return line;
  });
  return element(
    "table",
    { className: "money" },
    element("thead", {}, head),
    element("tbody", {}, ...body),
  );
}

document.querySelectorAll("article[data-try]").forEach((article) => {
  const place = element("div", {});
  const opened = element("details", { className: "trial" }, element("summary", { textContent: words.try }), place);
  opened.addEventListener("toggle", () => {
    if (opened.open && place.childElementCount === 0) {
      new Trial(article, place).open();
    }
  });
  article.append(opened);
});
