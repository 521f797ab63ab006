package shop.specification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import shop.specification.book.Recording;
import shop.wording.scenario.BookTexts;
import shop.wording.scenario.Phrase;

/**
 * All that one run of the tests told. It is written when the run ends, in place of what an earlier run left: the pages of a
 * folder belong to one run, and the same run writes the same bytes.
 */
final class SpecificationBook implements AutoCloseable {

    private static final String FOLDER = "specification.directory";
    private static final String USUAL_FOLDER = "target/specifications";

    private final Path folder;
    private final List<Entry> entries = new ArrayList<>();
    private final Optional<Recorder> recorder = BookTexts.here().map(Recorder::new);
    private final List<Recording.Told> recorded = new ArrayList<>();

    SpecificationBook(Path folder) {
        this.folder = folder;
    }

    /** The book of the run to which the test belongs. */
    static SpecificationBook of(ExtensionContext context) {
        Path folder = Path.of(context.getConfigurationParameter(FOLDER).orElse(USUAL_FOLDER));
        return context.getRoot()
                .getStore(Namespace.create(SpecificationBook.class))
                .computeIfAbsent(
                        SpecificationBook.class, key -> new SpecificationBook(folder), SpecificationBook.class);
    }

    synchronized void add(Entry entry) {
        entries.add(entry);
    }

    /** Records a scenario as data, where the module has texts for that. */
    synchronized void record(Function<Recorder, Recording.Told> scenario) {
        recorder.ifPresent(here -> recorded.add(scenario.apply(here)));
    }

    @Override
    public synchronized void close() {
        if (entries.isEmpty()) {
            return;
        }
        try {
            Files.createDirectories(folder);
            removeFormerPages();
            List<SpecificationPage> pages = pages();
            for (SpecificationPage page : pages) {
                Files.writeString(folder.resolve(page.file()), page.text());
            }
            Files.writeString(folder.resolve("README.md"), new Contents(pages).text());
            recorder.ifPresent(here -> here.recording(inTheOrderOfTheSource()).writeTo(folder));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the book of specifications to " + folder, e);
        }
    }

    private List<Recording.Told> inTheOrderOfTheSource() {
        return recorded.stream()
                .sorted(Comparator.comparing(Recording.Told::specification).thenComparingInt(Recording.Told::line))
                .toList();
    }

    private List<SpecificationPage> pages() {
        Map<String, List<Entry>> byPage = entries.stream()
                .collect(Collectors.groupingBy(
                        entry -> entry.title().page().getName(), TreeMap::new, Collectors.toList()));
        Map<String, Long> uses = byPage.values().stream()
                .collect(Collectors.groupingBy(
                        of -> SpecificationPage.fileName(
                                of.get(0).title().page().getSimpleName()),
                        Collectors.counting()));
        return byPage.values().stream()
                .map(of -> {
                    Class<?> page = of.get(0).title().page();
                    String file = SpecificationPage.fileName(page.getSimpleName());
                    return new SpecificationPage(
                            uses.get(file) == 1 ? file : SpecificationPage.fileName(page.getName()), of);
                })
                .sorted(Comparator.comparing(SpecificationPage::file))
                .toList();
    }

    private void removeFormerPages() throws IOException {
        try (DirectoryStream<Path> former = Files.newDirectoryStream(folder, "*.md")) {
            for (Path page : former) {
                Files.delete(page);
            }
        }
    }

    /** One sentence of a scenario; of what is past, a reader needs to hear only once. */
    record Sentence(String opening, boolean past, Phrase phrase) {}

    /** One scenario of the book. */
    record Entry(Title title, int line, List<Sentence> sentences, List<String> rules, boolean holds) {

        Entry {
            sentences = List.copyOf(sentences);
            rules = List.copyOf(rules);
        }
    }
}
