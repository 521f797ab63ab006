package shop.platform.outside;

import java.time.Instant;
import org.springframework.data.annotation.Id;

/**
 * What an aggregate waits to hear from outside; gone as soon as it has heard it. It waits for one thing at a time.
 *
 * @param asker the aggregate whose question it is
 * @param key of the request without outcome; empty when it is somebody else who is awaited
 * @param kind the fact that raised the question, by its simple name
 * @param repeats how often it was asked again
 * @param due when it is asked again if it is still open then
 */
public record OpenQuestion(@Id String asker, String key, String kind, int repeats, Instant due) {}
