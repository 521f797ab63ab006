package shop.platform.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * An example of each problem that operations answer with, one for each code. What any operation may answer is in
 * {@code META-INF/problems/any.json}, what an operation's own rules say in a file by its id.
 */
final class KnownProblems {

    private static final String FOLDER = "META-INF/problems/";
    private static final String EVERY = "any.json";
    private static final JsonMapper JSON = JsonMapper.shared();

    private KnownProblems() {}

    /** By which operations they concern: {@code every}, those with a {@code body}, and so on. */
    static Map<String, List<Map<String, Object>>> ofAny() {
        try (InputStream file = open(EVERY)) {
            return JSON.readValue(file, new TypeReference<>() {});
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static List<Map<String, Object>> of(String operation) {
        try (InputStream file = open(operation + ".json")) {
            return file == null ? List.of() : JSON.readValue(file, new TypeReference<>() {});
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static InputStream open(String name) {
        return KnownProblems.class.getClassLoader().getResourceAsStream(FOLDER + name);
    }
}
