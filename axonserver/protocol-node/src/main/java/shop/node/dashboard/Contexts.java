package shop.node.dashboard;

import java.util.List;
import shop.node.NodeView;
import shop.node.http.Problem;
import shop.node.http.Request;
import shop.node.transport.CallContext;

/** Which contexts a request is about. To look at one never makes it. */
record Contexts(NodeView view) {

    private static final String PARAMETER = "context";
    private static final String ALL = "*";

    /** The one that is named, or the one that calls belong to that name none. */
    String one(Request request) {
        String name = request.parameter(PARAMETER).orElse(CallContext.DEFAULT);
        if (!view.contexts().contains(name)) {
            throw Problem.notFound("There is no context of this name.");
        }
        return name;
    }

    /** The same, or all of them when the name is a star. */
    List<String> several(Request request) {
        return request.parameter(PARAMETER).filter(ALL::equals).isPresent()
                ? List.copyOf(view.contexts())
                : List.of(one(request));
    }
}
