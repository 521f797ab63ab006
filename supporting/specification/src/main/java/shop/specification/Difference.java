package shop.specification;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import shop.wording.scenario.Components;

/** Says in which respect what happened is not what was expected. */
final class Difference {

    private Difference() {}

    static String between(List<Object> expected, List<Object> actual) {
        List<String> lines = new ArrayList<>();
        lines.add("other events than expected");
        for (int i = 0; i < Math.max(expected.size(), actual.size()); i++) {
            String event = "  event " + (i + 1) + ": ";
            if (i >= actual.size()) {
                lines.add(event + "expected " + expected.get(i) + ", but nothing more happened");
            } else if (i >= expected.size()) {
                lines.add(event + "not expected: " + actual.get(i));
            } else {
                compare(event, expected.get(i), actual.get(i), lines);
            }
        }
        return String.join("\n", lines);
    }

    static String happened(List<Object> published) {
        if (published.isEmpty()) {
            return "it was accepted and nothing happened";
        }
        List<String> lines = new ArrayList<>(List.of("this happened:"));
        published.forEach(event -> lines.add("  " + event));
        return String.join("\n", lines);
    }

    private static void compare(String event, Object expected, Object actual, List<String> lines) {
        if (Objects.equals(expected, actual)) {
            lines.add(event + "as expected: " + name(actual));
        } else if (!expected.getClass().equals(actual.getClass())) {
            lines.add(event + "expected " + expected);
            lines.add(" ".repeat(event.length()) + "happened " + actual);
        } else {
            lines.add(event + name(actual) + " differs");
            differences("", expected, actual).forEach(difference -> lines.add("    " + difference));
        }
    }

    /** Down to the components that differ. */
    private static List<String> differences(String path, Object expected, Object actual) {
        if (Objects.equals(expected, actual)) {
            return List.of();
        }
        List<String> found = new ArrayList<>();
        if (sameRecords(expected, actual)) {
            for (RecordComponent component : expected.getClass().getRecordComponents()) {
                String at = path.isEmpty() ? component.getName() : path + "." + component.getName();
                found.addAll(
                        differences(at, Components.value(expected, component), Components.value(actual, component)));
            }
        } else if (expected instanceof List<?> these
                && actual instanceof List<?> those
                && these.size() == those.size()) {
            for (int i = 0; i < these.size(); i++) {
                found.addAll(differences(path + "[" + i + "]", these.get(i), those.get(i)));
            }
        }
        return found.isEmpty()
                ? List.of((path.isEmpty() ? "" : path + ": ") + "expected " + expected + ", was " + actual)
                : found;
    }

    private static boolean sameRecords(Object expected, Object actual) {
        return expected != null
                && actual != null
                && expected.getClass().isRecord()
                && expected.getClass().equals(actual.getClass());
    }

    private static String name(Object event) {
        return event.getClass().getSimpleName();
    }
}
