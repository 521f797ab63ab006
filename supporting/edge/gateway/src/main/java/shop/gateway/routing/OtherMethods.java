package shop.gateway.routing;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.cloud.gateway.server.mvc.config.GatewayMvcProperties;
import org.springframework.cloud.gateway.server.mvc.config.RouteProperties;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;
import shop.http.Problem;

/**
 * Tells who asks a routed path by another method which ones there are. To the router such a request has no route at all, as
 * if nothing were there.
 */
final class OtherMethods {

    private OtherMethods() {}

    static RouterFunction<ServerResponse> of(GatewayMvcProperties gateway) {
        RouterFunctions.Builder answers = RouterFunctions.route();
        // What no path matches, so that there is a function where no route is bound to a method.
        answers.route(request -> false, request -> ServerResponse.notFound().build());
        for (RouteProperties route : gateway.getRoutes()) {
            Set<HttpMethod> methods = methods(route);
            if (!methods.isEmpty()) {
                values(route, "Path").forEach(path -> answers.add(tellAt(path, methods)));
            }
        }
        return answers.build();
    }

    private static RouterFunction<ServerResponse> tellAt(String path, Set<HttpMethod> methods) {
        String[] allowed = methods.stream().map(HttpMethod::name).toArray(String[]::new);
        RequestPredicate another = request -> !methods.contains(request.method()) || isQuestion(request.method());
        return RouterFunctions.route(RequestPredicates.path(path).and(another), request -> {
            ServerResponse.BodyBuilder answer = isQuestion(request.method())
                    ? ServerResponse.ok()
                    : ServerResponse.status(HttpStatus.METHOD_NOT_ALLOWED);
            answer.header(HttpHeaders.ALLOW, String.join(",", allowed));
            return isQuestion(request.method())
                    ? answer.build()
                    : answer.contentType(MediaType.APPLICATION_PROBLEM_JSON)
                            .body(Problem.of(HttpStatus.METHOD_NOT_ALLOWED));
        });
    }

    private static boolean isQuestion(HttpMethod method) {
        return method.equals(HttpMethod.OPTIONS);
    }

    private static Set<HttpMethod> methods(RouteProperties route) {
        Set<HttpMethod> methods = new LinkedHashSet<>();
        values(route, "Method").forEach(name -> methods.add(HttpMethod.valueOf(name)));
        if (!methods.isEmpty()) {
            methods.add(HttpMethod.OPTIONS);
        }
        return methods;
    }

    private static List<String> values(RouteProperties route, String predicate) {
        return route.getPredicates().stream()
                .filter(one -> one.getName().equals(predicate))
                .map(one -> one.getArgs().values())
                .flatMap(Collection::stream)
                .toList();
    }
}
