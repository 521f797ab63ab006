package shop.quickstart.processes;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.core.env.Environment;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;
import shop.quickstart.OtherServer;
import shop.quickstart.OwnMongo;
import shop.starting.CannotStart;

/**
 * What a person says when starting the system, as {@code --name=value}.
 *
 * @param own what is meant for the system as a whole
 * @param forAll what is handed on to every application, which takes what it knows
 */
record Options(Map<String, String> own, List<String> forAll) {

    static final String INSTANCES = "instances";
    static final String DATA = "shop.data";

    /** Whose logs are told, how many lines of each, and whether what they write from then on is told as well. */
    static final String OF = "of";

    static final String LAST = "last";
    static final String FOLLOW = "follow";

    private static final String PORT = "shop.port.";
    private static final Set<String> OWN =
            Set.of(INSTANCES, DATA, OF, LAST, FOLLOW, OtherServer.ADDRESS, OtherServer.TOKEN, OtherServer.DASHBOARD);
    private static final String USUAL_LAST = "50";
    private static final int MOST_LAST = 10_000;
    private static final int USUAL_CONTROL = 8079;
    private static final int USUAL_VIEWER = 8024;
    private static final int HIGHEST_PORT = 65_535;

    Options {
        own = Map.copyOf(own);
        forAll = List.copyOf(forAll);
    }

    /** @throws CannotStart when something is no option */
    static Options of(List<String> arguments) {
        var own = new LinkedHashMap<String, String>();
        var forAll = new ArrayList<String>();
        for (String argument : arguments) {
            if (argument.isBlank()) {
                continue;
            }
            if (!argument.matches("--[^=\\s]+=.*")) {
                throw new CannotStart("'" + argument + "' is no option: say --name=value.", null);
            }
            int sign = argument.indexOf('=');
            String name = argument.substring(2, sign);
            if (OWN.contains(name) || name.startsWith(PORT) || name.startsWith(OwnMongo.PROPERTY)) {
                own.put(name, argument.substring(sign + 1));
            } else {
                forAll.add(argument);
            }
        }
        return new Options(own, forAll);
    }

    /** All that was said, and what the environment's variables say, under the names of properties. */
    Environment environment() {
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new SimpleCommandLinePropertySource(Stream.concat(
                                own.entrySet().stream().map(each -> "--" + each.getKey() + "=" + each.getValue()),
                                forAll.stream())
                        .toArray(String[]::new)));
        return environment;
    }

    /** The folder that holds everything that is kept. */
    Path data() {
        return Path.of(own.getOrDefault(DATA, "data"));
    }

    /** Of whom the logs are wanted: nobody in particular where none is named. */
    List<String> of() {
        return Stream.of(own.getOrDefault(OF, "").split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** How many lines of each log. */
    int last() {
        String said = own.getOrDefault(LAST, USUAL_LAST);
        if (said.matches("\\d{1,5}") && Integer.parseInt(said) <= MOST_LAST) {
            return Integer.parseInt(said);
        }
        throw new CannotStart(
                "'" + said + "' is no number of lines up to " + MOST_LAST + ": say for instance -Dlast=200.", null);
    }

    boolean isToFollow() {
        return Boolean.parseBoolean(own.get(FOLLOW));
    }

    WantedInstances instances() {
        return WantedInstances.single().with(own.getOrDefault(INSTANCES, ""));
    }

    int port(Role role) {
        return port(role.title(), role.usualPort());
    }

    int viewer() {
        return port("viewer", USUAL_VIEWER);
    }

    /** Where the system is told to change while it runs. */
    int control() {
        return port("control", USUAL_CONTROL);
    }

    private int port(String name, int usual) {
        return Optional.ofNullable(own.get(PORT + name))
                .map(said -> number(name, said))
                .orElse(usual);
    }

    private static int number(String name, String said) {
        if (said.matches("\\d{1,5}") && Integer.parseInt(said) > 0 && Integer.parseInt(said) <= HIGHEST_PORT) {
            return Integer.parseInt(said);
        }
        throw new CannotStart("--" + PORT + name + "=" + said + " is no port.", null);
    }
}
