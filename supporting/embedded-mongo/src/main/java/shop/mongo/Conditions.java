package shop.mongo;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a query asks of single fields, as far as an index can help with it. It never asks for more than the query does, so
 * that nothing is missed; what else the query asks is for the query itself to decide, document by document.
 */
final class Conditions {

    private final Map<String, List<?>> anyOf = new HashMap<>();
    private final Map<String, Object> least = new HashMap<>();
    private final Map<String, Object> most = new HashMap<>();
    private boolean others;

    static Conditions of(Document query) {
        Conditions conditions = new Conditions();
        conditions.read(query);
        return conditions;
    }

    private void read(Document query) {
        query.forEach((field, wanted) -> {
            if (field.equals("$and") && wanted instanceof Collection<?> all) {
                all.forEach(each -> read((Document) each));
            } else if (BsonType.isScalar(wanted) && !field.startsWith("$")) {
                read(field, "$eq", wanted);
            } else if (wanted instanceof Document operators && !field.startsWith("$")) {
                operators.forEach((operator, value) -> read(field, operator, value));
            } else {
                others = true;
            }
        });
    }

    private void read(String field, String operator, Object value) {
        if (operator.equals("$eq") && BsonType.isScalar(value)) {
            others |= anyOf.putIfAbsent(field, List.of(value)) != null;
        } else if (operator.equals("$in")
                && value instanceof Collection<?> values
                && values.stream().allMatch(BsonType::isScalar)) {
            others |= anyOf.putIfAbsent(field, List.copyOf(values)) != null;
        } else {
            others = true;
            if (BsonType.isScalar(value)) {
                switch (operator) {
                    case "$gt", "$gte" -> least.putIfAbsent(field, value);
                    case "$lt", "$lte" -> most.putIfAbsent(field, value);
                    default -> {}
                }
            }
        }
    }

    /** The values of which the field must have one; none where it may have others. */
    List<?> anyOf(String field) {
        return anyOf.getOrDefault(field, List.of());
    }

    /** A value below which nothing is asked for; null where there is none. */
    Object least(String field) {
        return least.get(field);
    }

    /** A value above which nothing is asked for; null where there is none. */
    Object most(String field) {
        return most.get(field);
    }

    /** Whether nothing is asked for but values of just so many fields. */
    boolean areOnlyOf(Collection<String> fields) {
        return !others && anyOf.keySet().equals(Set.copyOf(fields));
    }
}
