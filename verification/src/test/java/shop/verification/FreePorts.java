package shop.verification;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Arguments with which a system disturbs no other on this machine. */
final class FreePorts {

    private static final List<String> PARTS = List.of(
            "gateway", "order", "payment", "shipping", "authorization", "psp", "carrier", "viewer", "node", "mongo");

    private FreePorts() {}

    static String[] arguments(Path data, String... more) {
        var arguments = new ArrayList<String>();
        arguments.add("--shop.data=" + data);
        PARTS.forEach(part -> arguments.add("--shop.port." + part + "=0"));
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }
}
