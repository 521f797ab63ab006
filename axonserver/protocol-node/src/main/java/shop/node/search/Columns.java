package shop.node.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What names mean in a stage: the fields of an event, or the columns that a stage before has made. */
final class Columns {

    /** More of them are nothing that a person reads. */
    private static final int MOST = 20;

    private final Optional<List<Column>> made;

    private Columns(Optional<List<Column>> made) {
        this.made = made;
    }

    static Columns ofEvents() {
        return new Columns(Optional.empty());
    }

    static Columns of(List<Column> made) {
        if (made.size() > MOST) {
            throw QueryWords.refused(made.get(MOST).name(), "%d columns at most".formatted(MOST));
        }
        List<String> names = made.stream().map(Column::name).toList();
        for (String name : names) {
            if (names.indexOf(name) != names.lastIndexOf(name)) {
                throw QueryWords.error("'%s' is the name of two columns: name one of them by 'as'".formatted(name));
            }
        }
        return new Columns(Optional.of(made));
    }

    boolean areThoseOfEvents() {
        return made.isEmpty();
    }

    List<String> names() {
        return made.map(columns -> columns.stream().map(Column::name).toList()).orElse(List.of());
    }

    /** The names, for people. */
    String words() {
        return made.isEmpty() ? Field.words() : String.join(", ", names());
    }

    Optional<Expression> named(String name) {
        if (made.isEmpty()) {
            return Field.named(name).map(Columns::field);
        }
        int at = names().indexOf(name);
        return at < 0
                ? Optional.empty()
                : Optional.of(new Expression(
                        made.get().get(at).value().kind(), row -> row.values().get(at)));
    }

    private static Expression field(Field field) {
        return new Expression(
                switch (field) {
                    case TOKEN, AGGREGATE_SEQUENCE_NUMBER -> Expression.Kind.NUMBER;
                    case TIMESTAMP -> Expression.Kind.TIME;
                    case PAYLOAD_TYPE -> Expression.Kind.TYPE_NAME;
                    default -> Expression.Kind.TEXT;
                },
                row -> field.of(row.event()));
    }

    /** By one of them; rows without a value come last. */
    Optional<Comparator<Row>> order(String name, boolean descending) {
        return named(name).map(column -> {
            Comparator<Object> values = Values::compare;
            return Comparator.comparing(column::of, Comparator.nullsLast(descending ? values.reversed() : values));
        });
    }

    /** These and some more. */
    static List<Column> together(List<Column> some, List<Column> more) {
        List<Column> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }
}
