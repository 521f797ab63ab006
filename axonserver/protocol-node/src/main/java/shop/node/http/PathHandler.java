package shop.node.http;

import java.io.IOException;

/** Answers the requests of a path. */
@FunctionalInterface
public interface PathHandler {

    /**
     * Gives the answer, or throws: a {@link Problem} is told, whatever else goes wrong is told as an error of the node's.
     * What fails when an answer has begun breaks it off.
     */
    void answer(Exchange exchange) throws IOException;
}
