package shop.specification;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Finds where two states of an aggregate differ. Unlike the fixture's own comparison it looks into collections, because an
 * aggregate may keep parts there that have no equality of their own.
 */
final class StateDifference {

    /** What has been compared, or is being compared further up: states may refer back to themselves. */
    private final Set<Pair> seen = new HashSet<>();

    private StateDifference() {}

    /** The first difference, worded; empty if the states are equal in every part. */
    static Optional<String> between(Object handled, Object replayed) {
        return new StateDifference().compare(handled.getClass().getSimpleName(), handled, replayed);
    }

    private Optional<String> compare(String path, Object handled, Object replayed) {
        if (Objects.equals(handled, replayed) || !seen.add(new Pair(handled, replayed))) {
            return Optional.empty();
        }
        if (handled == null || replayed == null) {
            return differs(path, handled, replayed);
        }
        if (handled instanceof Optional<?> one && replayed instanceof Optional<?> other) {
            return compare(path, one.orElse(null), other.orElse(null));
        }
        if (handled instanceof Map<?, ?> one && replayed instanceof Map<?, ?> other) {
            return compareMaps(path, one, other);
        }
        if (handled instanceof Set<?> one && replayed instanceof Set<?> other) {
            return compareSets(path, one, other);
        }
        if (handled instanceof Collection<?> one && replayed instanceof Collection<?> other) {
            return compareInOrder(path, one, other);
        }
        if (!handled.getClass().equals(replayed.getClass())) {
            return differs(path, handled, replayed);
        }
        if (handled.getClass().isArray()) {
            return compareInOrder(path, elements(handled), elements(replayed));
        }
        return hasEqualityOfItsOwn(handled.getClass())
                ? differs(path, handled, replayed)
                : compareFields(path, handled, replayed);
    }

    private Optional<String> compareMaps(String path, Map<?, ?> handled, Map<?, ?> replayed) {
        if (!handled.keySet().equals(replayed.keySet())) {
            return differs(path, handled.keySet(), replayed.keySet());
        }
        return handled.entrySet().stream()
                .flatMap(entry ->
                        compare(path + "[" + entry.getKey() + "]", entry.getValue(), replayed.get(entry.getKey()))
                                .stream())
                .findFirst();
    }

    private Optional<String> compareSets(String path, Set<?> handled, Set<?> replayed) {
        boolean same = handled.size() == replayed.size()
                && handled.stream()
                        .allMatch(one -> replayed.stream()
                                .anyMatch(other -> new StateDifference()
                                        .compare(path, one, other)
                                        .isEmpty()));
        return same ? Optional.empty() : differs(path, handled, replayed);
    }

    private Optional<String> compareInOrder(String path, Collection<?> handled, Collection<?> replayed) {
        if (handled.size() != replayed.size()) {
            return differs(path, handled, replayed);
        }
        Iterator<?> others = replayed.iterator();
        int index = 0;
        for (Object one : handled) {
            Optional<String> difference = compare(path + "[" + index++ + "]", one, others.next());
            if (difference.isPresent()) {
                return difference;
            }
        }
        return Optional.empty();
    }

    private Optional<String> compareFields(String path, Object handled, Object replayed) {
        for (Class<?> type = handled.getClass(); type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (isState(field)) {
                    Optional<String> difference =
                            compare(path + "." + field.getName(), read(field, handled), read(field, replayed));
                    if (difference.isPresent()) {
                        return difference;
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> differs(String path, Object handled, Object replayed) {
        return Optional.of(
                path + " is " + handled + " after the command, but " + replayed + " when its events are replayed");
    }

    /** Records have one, but only as good as that of their components; the JDK's classes cannot be looked into. */
    private static boolean hasEqualityOfItsOwn(Class<?> type) {
        if (type.isRecord()) {
            return false;
        }
        try {
            return type.getName().startsWith("java.")
                    || type.isEnum()
                    || type.getMethod("equals", Object.class).getDeclaringClass() != Object.class;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("every class has equals", e);
        }
    }

    private static boolean isState(Field field) {
        return !Modifier.isStatic(field.getModifiers()) && !Modifier.isTransient(field.getModifiers());
    }

    private static Object read(Field field, Object owner) {
        try {
            field.setAccessible(true);
            return field.get(owner);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("cannot read " + field, e);
        }
    }

    private static List<Object> elements(Object array) {
        List<Object> elements = new ArrayList<>();
        for (int i = 0; i < Array.getLength(array); i++) {
            elements.add(Array.get(array, i));
        }
        return elements;
    }

    /** Two objects by identity. */
    private record Pair(Object one, Object other) {

        @Override
        public boolean equals(Object another) {
            return another instanceof Pair pair && pair.one == one && pair.other == other;
        }

        @Override
        public int hashCode() {
            return 31 * System.identityHashCode(one) + System.identityHashCode(other);
        }
    }
}
