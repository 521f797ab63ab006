package shop.specification;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import shop.specification.book.Recording;
import shop.specification.book.Recording.Move;
import shop.specification.book.Recording.Told;

/** Makes data of a scenario, with its sentences in each language of the book. */
final class Recorder {

    /** A row whose case is a constant: as it is, or as the parameter of its test. */
    private static final Pattern CONSTANT = Pattern.compile("(?:\\[\\d+] )?(?:(\\w+) = )?([A-Z][A-Z_]+)");

    private final BookTexts texts;
    private final Set<String> missing = new TreeSet<>();
    private final Set<String> used = new TreeSet<>();

    Recorder(BookTexts texts) {
        this.texts = texts;
    }

    /** What was recorded in a run. */
    Recording recording(List<Told> scenarios) {
        return new Recording(
                texts.context(), texts.chapters(), texts.states(), scenarios, List.copyOf(missing), texts.unused(used));
    }

    Told record(Title title, int line, List<Step> steps, List<String> rules, boolean holds) {
        return record(title, line, steps, rules, holds, true);
    }

    /** Of policies, what follows is told, and neither how anything stands nor what has moved. */
    Told recordFollowUps(Title title, int line, List<Step> steps, List<String> rules, boolean holds) {
        return record(title, line, steps, rules, holds, false);
    }

    /** Of a journey, each message is told by the context whose it is, with how long it is since it began. */
    Told recordJourney(Title title, int line, List<JourneySpecification.Leg> legs, List<String> rules, boolean holds) {
        Map<String, Map<String, BookTeller>> voices = texts.voices();
        Instant begun = legs.get(0).at();
        List<Recording.Step> told = new ArrayList<>();
        List<Object> facts = new ArrayList<>();
        String money = texts.moneyContext();
        for (JourneySpecification.Leg leg : legs) {
            Map<String, BookTeller> tellers = Optional.ofNullable(voices.get(leg.context()))
                    .orElseThrow(() -> new IllegalStateException("the book has no voice." + leg.context()));
            Recording.Step step = message("journey", leg.request() ? "request" : "fact", leg.message(), tellers);
            if (texts.isToldOnJourneys(step.message())) {
                told.add(new Recording.Step(
                        step.part(),
                        step.kind(),
                        step.message(),
                        step.told(),
                        step.data(),
                        leg.context(),
                        since(begun, leg.at(), tellers)));
            }
            if (!leg.request() && leg.context().equals(money)) {
                facts.add(leg.message());
            }
        }
        List<Recording.MoneyRow> rows =
                voices.containsKey(money) ? new MoneyTable(texts).after(facts, voices.get(money)) : List.of();
        voices.values().forEach(this::note);
        return new Told(
                title.page().getName(),
                title.path(),
                row(title),
                line,
                headings(title),
                rules,
                holds,
                Map.of(),
                0,
                told,
                rows,
                Map.of(),
                List.of());
    }

    /** In no finer units than a reader cares for; empty at the beginning. */
    private static Map<String, String> since(Instant begun, Instant at, Map<String, BookTeller> tellers) {
        Duration since = Duration.between(begun, at);
        ChronoUnit unit =
                since.toDays() > 0 ? ChronoUnit.HOURS : since.toMinutes() > 0 ? ChronoUnit.MINUTES : ChronoUnit.SECONDS;
        Duration told = since.truncatedTo(unit);
        return told.isZero()
                ? Map.of()
                : each(tellers, teller -> teller.formats().duration(told));
    }

    private void note(Map<String, BookTeller> tellers) {
        tellers.forEach((language, teller) -> {
            teller.missing().forEach(key -> missing.add(language + ": " + key));
            teller.used().forEach(key -> used.add(language + ": " + key));
        });
    }

    private Told record(
            Title title, int line, List<Step> steps, List<String> rules, boolean holds, boolean tellsHowItStands) {
        Map<String, BookTeller> tellers = texts.tellers();
        List<Object> past = past(steps);
        List<Recording.Step> told = new ArrayList<>();
        Map<String, String> opening = new LinkedHashMap<>();
        Optional<BookTexts.Opening> begins =
                texts.opening(past.stream().map(Recorder::name).toList());
        int happened = 0;
        for (Step step : steps) {
            told.addAll(told(step, tellers));
            if (step instanceof Step.Happened
                    && begins.filter(known -> known.facts() >= 1).isPresent()) {
                happened++;
                if (happened == begins.get().facts()) {
                    opening.putAll(
                            each(tellers, teller -> opened(teller, begins.get().key(), past.get(0))));
                }
            }
        }
        List<Move> moves = tellsHowItStands ? moves(steps) : List.of();
        Told recorded = new Told(
                title.page().getName(),
                title.path(),
                row(title),
                line,
                headings(title),
                rules,
                holds,
                opening,
                begins.map(BookTexts.Opening::facts).orElse(0),
                told,
                tellsHowItStands ? new MoneyTable(texts).of(steps, tellers) : List.of(),
                ends(tellers, moves),
                moves);
        note(tellers);
        return recorded;
    }

    private static String opened(BookTeller teller, String key, Object first) {
        teller.told(first);
        return first instanceof Record record ? teller.said(key, record) : teller.said(key);
    }

    private static List<Object> past(List<Step> steps) {
        List<Object> past = new ArrayList<>();
        for (Step step : steps) {
            if (step instanceof Step.Happened happened) {
                past.add(happened.event());
            } else {
                break;
            }
        }
        return past;
    }

    private static String name(Object message) {
        return message.getClass().getSimpleName();
    }

    private List<Recording.Step> told(Step step, Map<String, BookTeller> tellers) {
        String part = part(step);
        if (step instanceof Step.Published published) {
            return published.events().stream()
                    .map(event -> message(part, "fact", event, tellers))
                    .toList();
        }
        if (step instanceof Step.Shows shows) {
            return shown(part, shows.changes(), tellers);
        }
        boolean isOfPolicies = part.equals("heard") || part.equals("follows");
        return List.of(isOfPolicies ? ofPolicies(part, step, tellers) : one(part, step, tellers));
    }

    private static List<Recording.Step> shown(
            String part, List<Step.Changed> changes, Map<String, BookTeller> tellers) {
        return changes.isEmpty()
                ? List.of(plain(part, "nothing", each(tellers, teller -> teller.said("nothingShown"))))
                : changes.stream()
                        .map(change -> plain(part, "shown", each(tellers, teller -> change.told())))
                        .toList();
    }

    private static String part(Step step) {
        if (step instanceof Step.Given) {
            return "given";
        }
        if (step instanceof Step.Heard) {
            return "heard";
        }
        if (step instanceof Step.When) {
            return "when";
        }
        if (step instanceof Step.Shows) {
            return "shows";
        }
        return step instanceof Step.Commanded
                        || step instanceof Step.AskedOutside
                        || step instanceof Step.ToldLater
                        || step instanceof Step.NothingFollows
                ? "follows"
                : "then";
    }

    private static Recording.Step one(String part, Step step, Map<String, BookTeller> tellers) {
        if (step instanceof Step.Happened happened) {
            return message(part, "fact", happened.event(), tellers);
        }
        if (step instanceof Step.Obeyed obeyed) {
            return message(part, "request", obeyed.command(), tellers);
        }
        if (step instanceof Step.Asked asked) {
            return message(part, "request", asked.command(), tellers);
        }
        if (step instanceof Step.Rejected rejected) {
            return refused(part, rejected, tellers);
        }
        if (step instanceof Step.ItIs itIs) {
            return plain(
                    part,
                    "moment",
                    each(tellers, teller -> teller.said("itIs", teller.formats().moment(itIs.moment()))));
        }
        if (step instanceof Step.TimePassed passed) {
            return plain(
                    part,
                    "time",
                    each(
                            tellers,
                            teller -> teller.said("later", teller.formats().duration(passed.duration()))));
        }
        if (step instanceof Step.TimeElapses elapses) {
            return plain(
                    part,
                    "time",
                    each(
                            tellers,
                            teller -> teller.said("elapses", teller.formats().duration(elapses.duration()))));
        }
        if (step instanceof Step.Failed failed) {
            return plain(
                    part,
                    "failure",
                    each(
                            tellers,
                            teller -> teller.said("Failed." + failed.type().getSimpleName())));
        }
        String key =
                step instanceof Step.NothingYet ? "nothingYet" : step instanceof Step.Answered ? "answers" : "nothing";
        return plain(part, key, each(tellers, teller -> teller.said(key)));
    }

    private static Recording.Step ofPolicies(String part, Step step, Map<String, BookTeller> tellers) {
        if (step instanceof Step.Heard heard) {
            Recording.Step told = message(part, "fact", heard.event(), tellers);
            return heard.late().isZero() ? told : late(told, heard, tellers);
        }
        if (step instanceof Step.Commanded commanded) {
            return message(part, "request", commanded.command(), tellers);
        }
        if (step instanceof Step.AskedOutside outside) {
            return plain(part, "request", each(tellers, teller -> teller.toldUnder("Asked.", outside.because())));
        }
        if (step instanceof Step.ToldLater later) {
            return plain(
                    part,
                    "moment",
                    each(
                            tellers,
                            teller -> teller.said("toldAt", teller.formats().moment(later.moment()))
                                    + teller.told(later.event())));
        }
        return plain(part, "nothing", each(tellers, teller -> teller.said("nothingFollows")));
    }

    private static Recording.Step late(Recording.Step told, Step.Heard heard, Map<String, BookTeller> tellers) {
        Map<String, String> both = new LinkedHashMap<>();
        tellers.forEach((language, teller) -> both.put(
                language,
                told.told().get(language) + " "
                        + teller.said("heardAfter", teller.formats().duration(heard.late()))));
        return new Recording.Step(told.part(), told.kind(), told.message(), both, told.data());
    }

    private static Recording.Step refused(String part, Step.Rejected rejected, Map<String, BookTeller> tellers) {
        BookTeller.Refusal refusal = new BookTeller.Refusal(
                rejected.rule(), rejected.code(), rejected.reason().orElse(""), rejected.facts());
        Map<String, String> told = new LinkedHashMap<>();
        tellers.forEach(
                (language, teller) -> told.put(language, teller.refused(refusal, language.equals(BookTexts.ENGLISH))));
        return new Recording.Step(part, "refusal", rejected.rule(), told, List.of("code: " + rejected.code()));
    }

    private static Recording.Step message(String part, String kind, Object message, Map<String, BookTeller> tellers) {
        return new Recording.Step(
                part,
                kind,
                name(message),
                each(tellers, teller -> teller.told(message)),
                Wording.message(message).bullets().stream()
                        .map(line -> line.replaceAll("[*`]", "").replaceFirst("^- ", ""))
                        .toList());
    }

    private static Recording.Step plain(String part, String kind, Map<String, String> told) {
        return new Recording.Step(part, kind, "", told, List.of());
    }

    static Map<String, String> each(Map<String, BookTeller> tellers, Function<BookTeller, String> said) {
        Map<String, String> told = new LinkedHashMap<>();
        tellers.forEach((language, teller) -> told.put(language, said.apply(teller)));
        return told;
    }

    /** What tells one row of several from the others: a word, where it is one of an enum. */
    private Map<String, String> row(Title title) {
        Map<String, String> told = new LinkedHashMap<>();
        if (!title.row().isEmpty()) {
            for (String language : texts.languagesTold()) {
                told.put(language, row(language, title.row()));
            }
        }
        return told;
    }

    private String row(String language, String row) {
        Matcher constant = CONSTANT.matcher(row);
        if (!constant.matches()) {
            return row;
        }
        String said = Optional.ofNullable(constant.group(1)).orElse("");
        return texts.word(language, said, constant.group(2)).orElseGet(() -> {
            missing.add(language + ": " + "Row." + constant.group(2));
            return constant.group(2);
        });
    }

    private Map<String, List<String>> headings(Title title) {
        Map<String, List<String>> headings = new LinkedHashMap<>();
        for (String language : texts.languagesTold()) {
            List<String> told = new ArrayList<>();
            List<String> keys = title.keys();
            for (int level = 0; level < keys.size(); level++) {
                String english =
                        title.headings().get(Math.min(level, title.headings().size() - 1));
                told.add(language.equals(BookTexts.ENGLISH) ? english : heading(language, keys.get(level), english));
            }
            headings.put(language, told);
        }
        return headings;
    }

    private String heading(String language, String key, String english) {
        used.add(language + ": " + key);
        return texts.title(language, key).orElseGet(() -> {
            missing.add(language + ": " + key);
            return english;
        });
    }

    /** The states through which the facts of a scenario lead. */
    private List<Move> moves(List<Step> steps) {
        List<Move> moves = new ArrayList<>();
        String state = "";
        for (Step step : steps) {
            Stream<Object> facts = step instanceof Step.Happened happened
                    ? Stream.of(happened.event())
                    : step instanceof Step.Published published ? published.events().stream() : Stream.of();
            for (Object fact : facts.toList()) {
                String next = texts.state(name(fact)).orElse(state);
                if (!next.equals(state)) {
                    moves.add(new Move(state, name(fact), next));
                }
                state = next;
            }
        }
        return moves;
    }

    /** How the thing stands at the end: as it stood, or otherwise than before. */
    private static Map<String, String> ends(Map<String, BookTeller> tellers, List<Move> moves) {
        if (moves.isEmpty()) {
            return Map.of();
        }
        String state = moves.get(moves.size() - 1).to();
        return each(tellers, teller -> teller.said("ends." + state));
    }

    /** The value of a component of that name. */
    static Optional<Object> component(Object message, String name) {
        if (message instanceof Record record) {
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                if (component.getName().equals(name)) {
                    return Optional.ofNullable(Components.value(record, component));
                }
            }
        }
        return Optional.empty();
    }
}
