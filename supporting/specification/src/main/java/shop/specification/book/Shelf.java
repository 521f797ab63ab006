package shop.specification.book;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import shop.specification.book.Recording.Chapter;
import shop.specification.book.Recording.Told;

/** All that was told, by chapters in the order of reading. */
final class Shelf {

    private final List<Part> parts = new ArrayList<>();
    private final Map<String, Place> places = new LinkedHashMap<>();
    private final List<String> homeless = new ArrayList<>();
    private final List<Recording> recordings;

    /**
     * One chapter with its scenarios.
     *
     * @param file its name without ending
     */
    record Part(String context, String file, Chapter chapter, List<Case> cases) {}

    /** What one test method tells: one scenario, or several. */
    record Case(String anchor, List<Told> scenarios) {

        Told first() {
            return scenarios.get(0);
        }

        /** Whether a reader may change and try it. */
        boolean isTryable() {
            return scenarios.stream().allMatch(told -> told.trial().isPresent());
        }

        List<String> rules() {
            return scenarios.stream()
                    .flatMap(told -> told.rules().stream())
                    .distinct()
                    .sorted()
                    .toList();
        }
    }

    /** Where a scenario stands. */
    record Place(Part part, Case told) {}

    Shelf(List<Recording> recordings) {
        this.recordings = recordings;
        for (Recording recording : recordings) {
            Map<Chapter, Map<String, List<Told>>> byChapter = new LinkedHashMap<>();
            recording.chapters().forEach(chapter -> byChapter.put(chapter, new LinkedHashMap<>()));
            for (Told told : recording.scenarios()) {
                chapterOf(recording, told)
                        .ifPresentOrElse(
                                chapter -> byChapter
                                        .get(chapter)
                                        .computeIfAbsent(anchor(told), key -> new ArrayList<>())
                                        .add(told),
                                () -> homeless.add(told.specification()));
            }
            byChapter.forEach((chapter, cases) -> add(recording.context(), chapter, cases));
        }
    }

    private void add(String context, Chapter chapter, Map<String, List<Told>> cases) {
        List<Case> sorted = cases.entrySet().stream()
                .map(entry -> new Case(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing((Case told) -> rank(chapter, told.first()))
                        .thenComparing(told -> told.first().specification())
                        .thenComparing(told -> told.first().line()))
                .toList();
        Part part = new Part(context, context + "-" + chapter.key().replace('.', '-'), chapter, sorted);
        parts.add(part);
        sorted.forEach(told -> places.put(told.anchor(), new Place(part, told)));
    }

    private static int rank(Chapter chapter, Told told) {
        return Stream.iterate(0, rank -> rank < chapter.specifications().size(), rank -> rank + 1)
                .filter(rank -> isIn(told, chapter.specifications().get(rank)))
                .max(Comparator.comparing(
                        rank -> chapter.specifications().get(rank).length()))
                .orElseThrow();
    }

    private static Optional<Chapter> chapterOf(Recording recording, Told told) {
        return recording.chapters().stream()
                .flatMap(chapter -> chapter.specifications().stream()
                        .filter(specification -> isIn(told, specification))
                        .map(specification -> Map.entry(specification, chapter)))
                .max(Comparator.comparing(entry -> entry.getKey().length()))
                .map(Map.Entry::getValue);
    }

    private static boolean isIn(Told told, String specification) {
        return (key(told) + ".").startsWith(specification + ".");
    }

    private static String key(Told told) {
        return simpleName(told.specification()) + "." + String.join(".", told.path());
    }

    static String simpleName(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }

    /** The name under which a scenario can be linked to: as its test is called. */
    static String anchor(Told told) {
        return anchor(key(told));
    }

    static String anchor(String key) {
        return key.replaceFirst("Specification\\.", ".");
    }

    List<Part> parts() {
        return parts;
    }

    /** What states are called in a language. */
    Map<String, String> stateNames(String language) {
        Map<String, String> names = new TreeMap<>();
        recordings.forEach(
                recording -> recording.states().forEach((state, name) -> names.put(state, name.get(language))));
        return names;
    }

    /** What a reader calls the fields of what may be tried of a context, by language. */
    Map<String, Map<String, String>> fields(String context) {
        return recordings.stream()
                .filter(recording -> recording.context().equals(context))
                .map(Recording::fields)
                .findFirst()
                .orElseThrow();
    }

    /** The specifications that no chapter has. */
    List<String> homeless() {
        return homeless.stream().distinct().toList();
    }

    Optional<Place> find(String anchor) {
        return Optional.ofNullable(places.get(anchor));
    }

    Map<String, List<Place>> byRule() {
        return places.values().stream()
                .flatMap(place -> place.told().rules().stream().map(rule -> Map.entry(rule, place)))
                .collect(groupingBy(Map.Entry::getKey, TreeMap::new, mapping(Map.Entry::getValue, toList())));
    }
}
