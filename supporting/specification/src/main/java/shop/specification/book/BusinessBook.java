package shop.specification.book;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The book of the business: what the specifications of all contexts told, the rules, what cannot happen, and where what is
 * asked first is answered, as files.
 *
 * @param recordings of each context, in the order of reading
 * @param sources where each specification is, by its full name: a path in the repository
 */
public record BusinessBook(
        List<Recording> recordings,
        RuleCatalogue rules,
        List<Complaint> complaints,
        List<FirstQuestion> questions,
        Map<String, String> sources) {

    /** In which languages it is told. */
    public static final List<String> LANGUAGES = List.of("en", "ko");

    /** Its files by name, the same for the same recordings. */
    public Map<String, String> files() {
        Shelf shelf = new Shelf(recordings);
        Map<String, String> files = new LinkedHashMap<>();
        for (String language : LANGUAGES) {
            BookWords labels = BookWords.of(language);
            MarkdownBook pages = new MarkdownBook(labels, shelf, rules, complaints, questions, sources);
            pages.pages().forEach((name, text) -> files.put(language + "/" + name, text));
            files.put(
                    language + "/index.html",
                    new HtmlBook(labels, shelf, rules, complaints, questions, sources).page());
        }
        shelf.parts().stream()
                .map(Shelf.Part::context)
                .distinct()
                .forEach(context -> TrialData.of(shelf, context)
                        .ifPresent(trials -> files.put("trials/" + context + ".json", trials)));
        return files;
    }

    /** What keeps the book from being whole, as sentences that say where to add what is missing. */
    public List<String> faults() {
        Shelf shelf = new Shelf(recordings);
        Stream<String> homeless = shelf.homeless().stream()
                .map(specification -> specification + " stands in no chapter: add " + Shelf.simpleName(specification)
                        + " to a chapter of src/test/resources/book/book.properties");
        Stream<String> unworded = recordings.stream()
                .flatMap(recording -> recording.missing().stream()
                        .map(key -> "the book of " + recording.context() + " has no text for " + key
                                + ": add it to src/test/resources/book/"
                                + (key.contains("Specification") ? "titles_" : "sentences_") + key.substring(0, 2)
                                + ".properties of its service"));
        Stream<String> untoldTexts = recordings.stream()
                .flatMap(recording -> recording.unused().stream()
                        .map(key -> "the book of " + recording.context() + " tells nobody the text for " + key
                                + ": take it out of src/test/resources/book of its service"));
        Map<String, List<Shelf.Place>> proofs = shelf.byRule();
        Stream<String> unproved = rules.rules().stream()
                .filter(rule -> !rule.isPlanned()
                        && !proofs.containsKey(rule.id())
                        && rule.proofs().isEmpty())
                .map(rule -> rule.id() + " is proved by nothing: cite it in a scenario, or mark it as planned");
        List<String> known = rules.rules().stream().map(RuleCatalogue.Rule::id).toList();
        Stream<String> unknown = proofs.keySet().stream()
                .filter(rule -> !known.contains(rule))
                .map(rule -> rule + " is cited by a scenario and is in no catalogue: add it to docs/rules.md");
        Stream<String> untold = rules.rules().stream()
                .flatMap(rule -> LANGUAGES.stream()
                        .filter(language -> !rule.sentence().containsKey(language))
                        .map(language -> rule.id() + " has no sentence in " + language + ": add it to docs/rules."
                                + language + ".md"));
        Stream<String> unanswered = questions.stream()
                .flatMap(question -> question.answers().stream()
                        .filter(answer -> shelf.find(Shelf.anchor(answer)).isEmpty())
                        .map(answer -> answer + " is to answer \""
                                + question.asked().get("en") + "\", and is no scenario: name another"));
        return Stream.of(homeless, unworded, untoldTexts, unproved, unknown, untold, unanswered)
                .flatMap(faults -> faults)
                .toList();
    }
}
