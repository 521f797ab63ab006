package shop.platform.serialization;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * The names under which messages are stored and sent, such as {@code order.OrderPlaced}. They are promises that last as
 * long as the log does, so no class, package or module may move them: each module lists its own in
 * {@value #FILE}, one line {@code name=class} for each event, command, query and answer. A message is moved or renamed
 * by changing the right side of its line; the left side never changes.
 *
 * <p>What is not listed goes by its class's name: the framework's own tokens, and what never leaves a test.
 */
public final class MessageNames {

    public static final String FILE = "META-INF/message-names.properties";

    private final Map<String, String> classes = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();

    private MessageNames() {}

    /**
     * All names that the modules on the class path give.
     *
     * @throws IllegalStateException when two classes have one name, or one class two
     */
    public static MessageNames onTheClassPath() {
        var all = new MessageNames();
        try {
            List<URL> files =
                    Collections.list(MessageNames.class.getClassLoader().getResources(FILE));
            for (URL file : files) {
                try (InputStream content = file.openStream()) {
                    var lines = new Properties();
                    lines.load(new InputStreamReader(content, StandardCharsets.UTF_8));
                    lines.stringPropertyNames().forEach(name -> all.add(name, lines.getProperty(name)));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return all;
    }

    private void add(String name, String type) {
        String otherType = classes.put(name, type);
        String otherName = names.put(type, name);
        if (otherType != null && !otherType.equals(type)) {
            throw new IllegalStateException(name + " is the name of " + otherType + " and of " + type);
        }
        if (otherName != null && !otherName.equals(name)) {
            throw new IllegalStateException(type + " has two names, " + otherName + " and " + name);
        }
    }

    /** The name of a message's class; the class's own where it has none. */
    public String nameOf(Class<?> type) {
        return names.getOrDefault(type.getName(), type.getName());
    }

    /** The class of that name; the name itself where nothing has it. */
    public String classNameOf(String name) {
        return classes.getOrDefault(name, name);
    }

    /** Every name, and the class that it stands for. */
    public Map<String, String> all() {
        return Map.copyOf(classes);
    }
}
