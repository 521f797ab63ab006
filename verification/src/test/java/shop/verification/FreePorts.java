package shop.verification;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import shop.rehearsal.FreePort;

/** Arguments with which a system disturbs no other on this machine. */
final class FreePorts {

    private static final List<String> PARTS = List.of(
            "gateway", "order", "payment", "shipping", "authorization", "psp", "carrier", "viewer", "node", "mongo");

    private FreePorts() {}

    /** The same, with ports that stay as they are when the system is started again. */
    static String[] lasting(Path data, String... more) {
        String[] arguments = arguments(data, more);
        Set<Integer> given = new HashSet<>();
        for (int index = 0; index < arguments.length; index++) {
            if (arguments[index].matches("--shop\\.port\\..+=0")) {
                arguments[index] = arguments[index].replaceFirst("0$", Integer.toString(free(given)));
            }
        }
        return arguments;
    }

    /** Where a part listens that was started with these arguments. */
    static String address(String part, String... arguments) {
        String port = "--shop.port." + part + "=";
        return "http://127.0.0.1:"
                + Stream.of(arguments)
                        .filter(argument -> argument.startsWith(port))
                        .findFirst()
                        .orElseThrow()
                        .substring(port.length());
    }

    /** One that is free now, and none of those given before. */
    static int free(Set<Integer> given) {
        int port = FreePort.find();
        while (!given.add(port)) {
            port = FreePort.find();
        }
        return port;
    }

    static String[] arguments(Path data, String... more) {
        var arguments = new ArrayList<String>();
        arguments.add("--shop.data=" + data);
        PARTS.forEach(part -> arguments.add("--shop.port." + part + "=0"));
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }
}
