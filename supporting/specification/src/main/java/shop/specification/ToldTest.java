package shop.specification;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;
import shop.specification.book.Recording;

/** What every kind of specification does around a test: it forgets what the one before has told, and has the book told of it. */
abstract class ToldTest implements BeforeEachCallback, AfterEachCallback {

    private Optional<SourceLines> source = Optional.empty();

    /** What is told in a test may be several scenarios. */
    interface Scene {

        /** What it fails to state, if anything. */
        Optional<String> silence();

        SpecificationBook.Entry entry(Title title, boolean holds);

        Recording.Told recorded(Recorder recorder, Title title, boolean holds);
    }

    /** Whatever an earlier test has told. */
    abstract void forget();

    /**
     * Writes into the book what the test has told.
     *
     * @param passed whether nothing has failed
     * @return what it fails to state, if anything
     */
    abstract Optional<String> tell(ExtensionContext context, boolean passed);

    /** Where in its test this is called. */
    final SourceLines source() {
        return source.orElseThrow(() -> new IllegalStateException(
                "nobody would look at this scenario: put @RegisterExtension on the field of its specification"));
    }

    @Override
    public final void beforeEach(ExtensionContext context) {
        forget();
        source = Optional.of(SourceLines.of(context.getRequiredTestClass()));
    }

    @Override
    public final void afterEach(ExtensionContext context) {
        Optional<Throwable> failure = context.getExecutionException();
        if (failure.filter(TestAbortedException.class::isInstance).isPresent()) {
            return;
        }
        Optional<String> silence = tell(context, failure.isEmpty());
        if (failure.isEmpty() && silence.isPresent()) {
            throw new AssertionFailedError(silence.get());
        }
    }

    static Optional<String> tellAll(ExtensionContext context, boolean passed, List<? extends Scene> scenes) {
        Optional<String> silence =
                scenes.stream().flatMap(scene -> scene.silence().stream()).findFirst();
        boolean holds = passed && silence.isEmpty();
        Title title = Title.of(context);
        SpecificationBook book = SpecificationBook.of(context);
        scenes.forEach(scene -> {
            book.add(scene.entry(title, holds));
            book.record(recorder -> scene.recorded(recorder, title, holds));
        });
        return silence;
    }
}
