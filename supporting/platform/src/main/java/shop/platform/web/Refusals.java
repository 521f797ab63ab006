package shop.platform.web;

import java.util.List;
import shop.platform.rejection.Rejection;

/** What the rules of a context have against requests, for the description of its API: one example for each code. */
@FunctionalInterface
public interface Refusals {

    /** @param operation its id in the description */
    List<Rejection> of(String operation);
}
