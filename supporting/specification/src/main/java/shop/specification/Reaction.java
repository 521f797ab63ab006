package shop.specification;

import java.util.List;
import java.util.Optional;

/** What an aggregate did when something was asked of it. */
record Reaction(List<Object> published, Optional<Throwable> refusal, Optional<Object> answer) {

    Reaction {
        published = List.copyOf(published);
    }
}
