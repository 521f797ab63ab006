package shop.node.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Finds what answers a path, such as {@code /v1/components/{component}/processors}. */
public final class Routes {

    private final List<Route> routes = new ArrayList<>();

    private record Route(String method, List<String> template, Consumer<Request> endpoint, Set<String> parameters) {

        Optional<Map<String, String>> match(List<String> path) {
            if (path.size() != template.size()) {
                return Optional.empty();
            }
            Map<String, String> variables = new HashMap<>();
            for (int i = 0; i < path.size(); i++) {
                String expected = template.get(i);
                if (expected.startsWith("{")) {
                    variables.put(expected.substring(1, expected.length() - 1), path.get(i));
                } else if (!expected.equals(path.get(i))) {
                    return Optional.empty();
                }
            }
            return Optional.of(variables);
        }
    }

    /**
     * An endpoint, what the path says in the places of its variables, and which parameters of a query it reads.
     */
    public record Found(Consumer<Request> endpoint, Map<String, String> variables, Set<String> parameters) {}

    public Routes get(String template, Consumer<Request> endpoint, String... parameters) {
        return add("GET", template, endpoint, parameters);
    }

    public Routes patch(String template, Consumer<Request> endpoint, String... parameters) {
        return add("PATCH", template, endpoint, parameters);
    }

    private Routes add(String method, String template, Consumer<Request> endpoint, String... parameters) {
        routes.add(new Route(method, List.of(template.split("/")), endpoint, Set.of(parameters)));
        return this;
    }

    public Found find(String method, String rawPath) {
        List<String> path = new ArrayList<>();
        for (String segment : rawPath.split("/")) {
            // In a path, unlike in a query, a plus sign is a plus sign.
            path.add(Request.decode(segment.replace("+", "%2B")));
        }
        TreeSet<String> others = new TreeSet<>();
        for (Route route : routes) {
            Optional<Map<String, String>> variables = route.match(path);
            if (variables.isPresent() && route.method().equals(method)) {
                return new Found(route.endpoint(), variables.get(), route.parameters());
            }
            variables.ifPresent(any -> others.add(route.method()));
        }
        if (others.isEmpty()) {
            throw Problem.notFound("There is nothing at this address.");
        }
        throw Problem.methodNotAllowed(others);
    }
}
