package shop.quickstart.processes;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import shop.starting.CannotStart;

/**
 * How many instances of each service are wanted.
 *
 * @param wanted of those services alone of which there may be several
 */
record WantedInstances(Map<Role, Integer> wanted) {

    /** More would only stand in each other's way on one machine. */
    private static final int MOST = 9;

    WantedInstances {
        wanted = Map.copyOf(wanted);
    }

    /** One of each. */
    static WantedInstances single() {
        return new WantedInstances(
                Stream.of(Role.values()).filter(Role::isScaled).collect(Collectors.toMap(role -> role, role -> 1)));
    }

    int of(Role role) {
        return wanted.getOrDefault(role, 1);
    }

    /**
     * The same with what a person says, such as {@code order=2,payment=1}.
     *
     * @throws CannotStart when that cannot be read, saying what can
     */
    WantedInstances with(String said) {
        Map<Role, Integer> all = new EnumMap<>(wanted);
        for (String each : said.split(",")) {
            if (!each.isBlank()) {
                String[] parts = each.strip().split("=", 2);
                Role role = Role.named(parts[0])
                        .filter(Role::isScaled)
                        .orElseThrow(() -> new CannotStart(
                                "There may be several instances of order, payment and shipping, and not of '" + parts[0]
                                        + "'.",
                                "Say for instance order=2,payment=1.",
                                null));
                all.put(role, number(each.strip(), parts));
            }
        }
        return new WantedInstances(all);
    }

    private static int number(String said, String... parts) {
        if (parts.length == 2 && parts[1].matches("\\d{1,2}")) {
            int number = Integer.parseInt(parts[1]);
            if (number <= MOST) {
                return number;
            }
        }
        throw new CannotStart("'" + said + "' says no number of instances from 0 to " + MOST + ".", null);
    }
}
