package shop.platform.trying;

import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.bind.Binder;

/** What the aggregates of a service ask for beside their messages, as the shop's settings make it. */
public interface Terms {

    /** Of aggregates that ask for nothing. */
    Terms NONE = new Terms() {

        @Override
        public Set<String> settings() {
            return Set.of();
        }

        @Override
        public List<Object> under(Binder settings) {
            return List.of();
        }
    };

    /** Which settings count: their names, or what they begin with, where it ends with a dot. */
    Set<String> settings();

    /**
     * What the handlers of aggregates have as parameters in a shop that has set this, and nothing else.
     *
     * @throws RuntimeException where a setting is none that a shop could have
     */
    List<Object> under(Binder settings);

    /** Whether a setting of that name counts. */
    default boolean knows(String name) {
        return settings().stream().anyMatch(known -> known.endsWith(".") ? name.startsWith(known) : name.equals(known));
    }
}
