package shop.specification;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import shop.specification.book.Recording.Played;
import shop.specification.book.Recording.Stored;
import shop.specification.book.Recording.Told;
import shop.specification.book.Recording.Trial;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The fields that the form for trying scenarios shows. */
final class TrialFields {

    private static final Set<String> OF_MONEY = Set.of("minor", "currency");

    private final Set<Field> fields = new TreeSet<>();

    private TrialFields() {}

    /**
     * One of them.
     *
     * @param message the simple name of the message whose it is; empty where it is a part's, or a setting
     */
    record Field(String message, String name) implements Comparable<Field> {

        String inItsMessage() {
            return message.isEmpty() ? name : message + "." + name;
        }

        @Override
        public int compareTo(Field other) {
            return inItsMessage().compareTo(other.inItsMessage());
        }
    }

    static Set<Field> of(List<Told> scenarios) {
        TrialFields found = new TrialFields();
        scenarios.stream().map(Told::trial).flatMap(Optional::stream).forEach(found::add);
        return found.fields;
    }

    private void add(Trial trial) {
        trial.terms().keySet().forEach(setting -> fields.add(new Field("", setting)));
        trial.steps().stream().map(Played::message).flatMap(Optional::stream).forEach(this::add);
        trial.steps().stream()
                .flatMap(step -> step.came().stream())
                .flatMap(came -> came.fact().stream())
                .forEach(this::add);
    }

    private void add(Stored message) {
        String name = message.name().substring(message.name().indexOf('.') + 1);
        add(name, JsonMapper.shared().readTree(message.content()));
    }

    private void add(String message, JsonNode said) {
        if (!said.isObject()) {
            said.forEach(each -> add("", each));
        } else if (!Set.copyOf(said.propertyNames()).equals(OF_MONEY)) {
            said.properties().forEach(field -> {
                fields.add(new Field(message, field.getKey()));
                add("", field.getValue());
            });
        }
    }
}
