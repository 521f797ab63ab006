package shop.node.http;

import java.util.Optional;

/** What a request says beside its path: the value of a header, by its name in any case; of several values the first. */
@FunctionalInterface
public interface RequestHeaders {

    Optional<String> first(String name);

    default boolean has(String name) {
        return first(name).isPresent();
    }
}
