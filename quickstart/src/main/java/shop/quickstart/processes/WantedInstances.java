package shop.quickstart.processes;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import shop.starting.CannotStart;

/**
 * How many instances of each part are wanted.
 *
 * @param wanted one of each that is not in it
 */
record WantedInstances(Map<Role, Integer> wanted) {

    WantedInstances {
        wanted = Map.copyOf(wanted);
    }

    /** One of each. */
    static WantedInstances single() {
        return new WantedInstances(Map.of());
    }

    int of(Role role) {
        return wanted.getOrDefault(role, 1);
    }

    /** The same with none of a part that somebody else has. */
    WantedInstances without(Role role) {
        Map<Role, Integer> all = new EnumMap<>(Role.class);
        all.putAll(wanted);
        all.put(role, 0);
        return new WantedInstances(all);
    }

    /**
     * The same with what a person says, such as {@code order=2,payment=1}.
     *
     * @throws CannotStart when that cannot be read, saying what can
     */
    WantedInstances with(String said) {
        Map<Role, Integer> all = new EnumMap<>(Role.class);
        all.putAll(wanted);
        for (String each : said.split(",")) {
            if (!each.isBlank()) {
                String[] parts = each.strip().split("=", 2);
                Role role = Role.named(parts[0])
                        .orElseThrow(() -> new CannotStart(
                                "There is no part '" + parts[0] + "'.",
                                "There are " + titles(any -> true) + "; say for instance order=2,payment=1.",
                                null));
                all.put(role, number(role, each.strip(), parts));
            }
        }
        return new WantedInstances(all);
    }

    private static int number(Role role, String said, String... parts) {
        if (parts.length != 2 || !parts[1].matches("\\d{1,2}")) {
            throw new CannotStart(
                    "'" + said + "' says no number of instances.", "Say for instance " + role.title() + "=1.", null);
        }
        int number = Integer.parseInt(parts[1]);
        if (number > role.most()) {
            throw new CannotStart(
                    "'" + said + "' is too many: " + role.title() + " has at most " + role.most() + ".",
                    "There may be several of " + titles(Role::isScaled) + ".",
                    null);
        }
        return number;
    }

    private static String titles(Predicate<Role> which) {
        return Stream.of(Role.values()).filter(which).map(Role::title).collect(Collectors.joining(", "));
    }
}
