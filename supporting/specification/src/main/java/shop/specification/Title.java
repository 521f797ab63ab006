package shop.specification;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import shop.wording.scenario.Words;

/**
 * Where a scenario stands in the book: the test class that is its page, and the headings down to it, as the display names
 * say ("An order", "that is awaiting payment", "is rejected when nobody pays in time").
 */
record Title(Class<?> page, List<String> headings, List<String> path, String row) {

    Title {
        headings = List.copyOf(headings);
        path = List.copyOf(path);
    }

    Title(Class<?> page, List<String> headings) {
        this(page, headings, List.of(), "");
    }

    static Title of(ExtensionContext test) {
        Deque<String> headings = new ArrayDeque<>();
        Optional<ExtensionContext> level = Optional.of(test);
        while (level.isPresent() && level.get().getElement().isPresent()) {
            headings.addFirst(heading(level.get()));
            level = level.get().getParent();
        }
        List<String> path = new ArrayList<>();
        for (Class<?> type = test.getRequiredTestClass();
                type.getEnclosingClass() != null;
                type = type.getEnclosingClass()) {
            path.add(0, type.getSimpleName());
        }
        path.add(test.getRequiredTestMethod().getName());
        boolean isOneOfSeveral =
                test.getParent().flatMap(ExtensionContext::getTestMethod).isPresent();
        return new Title(
                test.getRequiredTestClass().getNestHost(),
                List.copyOf(headings),
                path,
                isOneOfSeveral ? test.getDisplayName() : "");
    }

    /** Under which keys the headings stand in files of texts, down to the method; rows of one have no heading there. */
    List<String> keys() {
        List<String> keys = new ArrayList<>(List.of(page.getSimpleName()));
        path.forEach(step -> keys.add(keys.get(keys.size() - 1) + "." + step));
        return keys;
    }

    String sentence() {
        return String.join(" › ", headings);
    }

    /** A name that nobody has put into words comes as the class or the method is called. */
    private static String heading(ExtensionContext level) {
        String name = level.getDisplayName();
        if (name.endsWith("()")) {
            return Words.of(name.substring(0, name.length() - "()".length()));
        }
        boolean unnamed = level.getTestMethod().isEmpty()
                && level.getTestClass().map(Class::getSimpleName).equals(Optional.of(name));
        return unnamed ? Words.capitalised(Words.of(stem(name))) : name;
    }

    /** What the page is about: {@code OrderSpecification} is about orders. */
    static String stem(String className) {
        String stem = className.replaceFirst("(Specification|Test|Tests)$", "");
        return stem.isEmpty() ? className : stem;
    }
}
