package shop.wording.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** Tells scenarios, in each language of the book. */
public final class Storyteller {

    private final BookTexts texts;
    private final Set<String> missing = new TreeSet<>();
    private final Set<String> used = new TreeSet<>();

    public Storyteller(BookTexts texts) {
        this.texts = texts;
    }

    /** For which keys there was no text so far, with the language. */
    public Set<String> missing() {
        return missing;
    }

    /** Which texts were told so far, with the language. */
    public Set<String> used() {
        return used;
    }

    /** What these have told, and have had no text for. */
    public void note(Map<String, BookTeller> tellers) {
        tellers.forEach((language, teller) -> {
            teller.missing().forEach(key -> missing.add(language + ": " + key));
            teller.used().forEach(key -> used.add(language + ": " + key));
        });
    }

    /** @param tellsHowItStands whether it is told, too, how the thing stands and what has moved */
    public Story tell(List<Step> steps, boolean tellsHowItStands) {
        Map<String, BookTeller> tellers = texts.tellers();
        List<Object> past = past(steps);
        List<List<Sentence>> told = new ArrayList<>();
        Map<String, String> opening = new LinkedHashMap<>();
        Optional<BookTexts.Opening> begins =
                texts.opening(past.stream().map(Storyteller::name).toList());
        int happened = 0;
        for (Step step : steps) {
            told.add(told(step, tellers));
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
        Story story = new Story(
                opening,
                begins.map(BookTexts.Opening::facts).orElse(0),
                told,
                tellsHowItStands ? new MoneyTable(texts).of(steps, tellers) : List.of(),
                ends(tellers, moves),
                moves);
        note(tellers);
        return story;
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

    private List<Sentence> told(Step step, Map<String, BookTeller> tellers) {
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

    private static List<Sentence> shown(String part, List<Step.Changed> changes, Map<String, BookTeller> tellers) {
        return changes.isEmpty()
                ? List.of(plain(part, "nothing", each(tellers, teller -> teller.said("nothingShown"))))
                : changes.stream()
                        .map(change -> plain(part, "shown", each(tellers, teller -> teller.shown(change))))
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

    private static Sentence one(String part, Step step, Map<String, BookTeller> tellers) {
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

    private static Sentence ofPolicies(String part, Step step, Map<String, BookTeller> tellers) {
        if (step instanceof Step.Heard heard) {
            Sentence told = message(part, "fact", heard.event(), tellers);
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

    private static Sentence late(Sentence told, Step.Heard heard, Map<String, BookTeller> tellers) {
        Map<String, String> both = new LinkedHashMap<>();
        tellers.forEach((language, teller) -> both.put(
                language,
                told.told().get(language) + " "
                        + teller.said("heardAfter", teller.formats().duration(heard.late()))));
        return new Sentence(told.part(), told.kind(), told.message(), both, told.data());
    }

    private static Sentence refused(String part, Step.Rejected rejected, Map<String, BookTeller> tellers) {
        BookTeller.Refusal refusal = new BookTeller.Refusal(
                rejected.rule(), rejected.code(), rejected.reason().orElse(""), rejected.facts());
        Map<String, String> told = new LinkedHashMap<>();
        tellers.forEach(
                (language, teller) -> told.put(language, teller.refused(refusal, language.equals(BookTexts.ENGLISH))));
        return new Sentence(part, "refusal", rejected.rule(), told, List.of("code: " + rejected.code()));
    }

    /** A message as a sentence, by whoever tells it in each language. */
    public static Sentence message(String part, String kind, Object message, Map<String, BookTeller> tellers) {
        return new Sentence(
                part,
                kind,
                name(message),
                each(tellers, teller -> teller.told(message)),
                Wording.message(message).bullets().stream()
                        .map(line -> line.replaceAll("[*`]", "").replaceFirst("^- ", ""))
                        .toList());
    }

    private static Sentence plain(String part, String kind, Map<String, String> told) {
        return new Sentence(part, kind, "", told, List.of());
    }

    public static Map<String, String> each(Map<String, BookTeller> tellers, Function<BookTeller, String> said) {
        Map<String, String> told = new LinkedHashMap<>();
        tellers.forEach((language, teller) -> told.put(language, said.apply(teller)));
        return told;
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
}
