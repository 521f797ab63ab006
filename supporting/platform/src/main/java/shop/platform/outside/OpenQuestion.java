package shop.platform.outside;

import java.time.Instant;
import org.springframework.data.annotation.Id;

/**
 * What an aggregate waits to hear from outside; gone as soon as it has heard it. It waits for one thing at a time, and beside
 * it for what has a subject of its own ({@link Outcomes}).
 *
 * @param id of the aggregate whose question it is, followed by a space and the subject where there is one
 * @param key of the request without outcome; empty when it is somebody else who is awaited
 * @param kind the fact that raised the question, by its simple name
 * @param repeats how often it was asked again
 * @param due when it is asked again if it is still open then
 */
public record OpenQuestion(@Id String id, String key, String kind, int repeats, Instant due) {

    static String idOf(String asker, String subject) {
        return subject.isEmpty() ? asker : asker + " " + subject;
    }

    /** The aggregate whose question it is; no id of one has a space in it. */
    public String asker() {
        int end = id.indexOf(' ');
        return end < 0 ? id : id.substring(0, end);
    }

    /** Whether a fact of this kind raised it. */
    public boolean wasRaisedBy(Class<?> fact) {
        return kind.equals(fact.getSimpleName());
    }
}
