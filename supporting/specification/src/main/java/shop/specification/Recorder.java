package shop.specification;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import shop.specification.book.Recording;
import shop.specification.book.Recording.Told;
import shop.wording.scenario.BookTeller;
import shop.wording.scenario.BookTexts;
import shop.wording.scenario.MoneyRow;
import shop.wording.scenario.MoneyTable;
import shop.wording.scenario.Sentence;
import shop.wording.scenario.Step;
import shop.wording.scenario.Story;
import shop.wording.scenario.Storyteller;

/** Makes data of a scenario, with its sentences in each language of the book. */
final class Recorder {

    /** A row whose case is a constant: as it is, or as the parameter of its test. */
    private static final Pattern CONSTANT = Pattern.compile("(?:\\[\\d+] )?(?:(\\w+) = )?([A-Z][A-Z_]+)");

    private final BookTexts texts;
    private final Storyteller teller;
    private final Set<String> missing = new TreeSet<>();
    private final Set<String> used = new TreeSet<>();

    Recorder(BookTexts texts) {
        this.texts = texts;
        teller = new Storyteller(texts);
    }

    /** What was recorded in a run. */
    Recording recording(List<Told> scenarios) {
        Map<String, Map<String, String>> fields = fields(TrialFields.of(scenarios));
        missing.addAll(teller.missing());
        used.addAll(teller.used());
        return new Recording(
                texts.context(),
                texts.chapters().stream()
                        .map(chapter -> new Recording.Chapter(chapter.key(), chapter.title(), chapter.specifications()))
                        .toList(),
                texts.states(),
                fields,
                scenarios,
                List.copyOf(missing),
                texts.unused(used));
    }

    /** What these are called, in each language: by what they are in their message, or else by what they are everywhere. */
    private Map<String, Map<String, String>> fields(Set<TrialFields.Field> fields) {
        Map<String, Map<String, String>> called = new LinkedHashMap<>();
        for (String language : texts.languagesTold()) {
            Map<String, String> labels = new TreeMap<>();
            for (TrialFields.Field field : fields) {
                String key =
                        texts.field(language, field.inItsMessage()).isPresent() ? field.inItsMessage() : field.name();
                used.add(language + ": field." + key);
                texts.field(language, key)
                        .ifPresentOrElse(
                                label -> labels.put(key, label), () -> missing.add(language + ": field." + key));
            }
            called.put(language, labels);
        }
        return called;
    }

    /** Of aggregates, with what a reader may change and try. */
    Told record(Title title, int line, List<Step> steps, List<String> rules, boolean holds, Setting setting) {
        return record(title, line, steps, rules, holds, true, Tryable.of(steps, setting.amid(texts.terms())));
    }

    Told record(Title title, int line, List<Step> steps, List<String> rules, boolean holds) {
        return record(title, line, steps, rules, holds, true, Optional.empty());
    }

    /** Of policies, what follows is told, and neither how anything stands nor what has moved. */
    Told recordFollowUps(Title title, int line, List<Step> steps, List<String> rules, boolean holds) {
        return record(title, line, steps, rules, holds, false, Optional.empty());
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
            Sentence step = Storyteller.message("journey", leg.request() ? "request" : "fact", leg.message(), tellers);
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
        List<MoneyRow> rows =
                voices.containsKey(money) ? new MoneyTable(texts).after(facts, voices.get(money)) : List.of();
        voices.values().forEach(teller::note);
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
                money(rows),
                Map.of(),
                List.of(),
                Optional.empty());
    }

    /** In no finer units than a reader cares for; empty at the beginning. */
    private static Map<String, String> since(Instant begun, Instant at, Map<String, BookTeller> tellers) {
        Duration since = Duration.between(begun, at);
        ChronoUnit unit =
                since.toDays() > 0 ? ChronoUnit.HOURS : since.toMinutes() > 0 ? ChronoUnit.MINUTES : ChronoUnit.SECONDS;
        Duration told = since.truncatedTo(unit);
        return told.isZero()
                ? Map.of()
                : Storyteller.each(tellers, teller -> teller.formats().duration(told));
    }

    private Told record(
            Title title,
            int line,
            List<Step> steps,
            List<String> rules,
            boolean holds,
            boolean tellsHowItStands,
            Optional<Recording.Trial> trial) {
        Story story = teller.tell(steps, tellsHowItStands);
        return new Told(
                title.page().getName(),
                title.path(),
                row(title),
                line,
                headings(title),
                rules,
                holds,
                story.opening(),
                story.opened(),
                story.sentences().stream()
                        .flatMap(List::stream)
                        .map(Recorder::recorded)
                        .toList(),
                money(story.money()),
                story.ends(),
                story.moves().stream()
                        .map(move -> new Recording.Move(move.from(), move.by(), move.to()))
                        .toList(),
                trial);
    }

    private static Recording.Step recorded(Sentence told) {
        return new Recording.Step(told.part(), told.kind(), told.message(), told.told(), told.data());
    }

    private static List<Recording.MoneyRow> money(List<MoneyRow> rows) {
        return rows.stream()
                .map(row -> new Recording.MoneyRow(row.name(), row.amounts(), row.moved()))
                .toList();
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
}
